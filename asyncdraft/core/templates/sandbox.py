"""Rendering a template, with every way it can fail told as one sentence with a line."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from asyncdraft.core import parsers
from asyncdraft.core.templates.errors import LimitReachedError, TemplateError, nearest
from asyncdraft.core.templates.printing import Scene, WrongValueError
from asyncdraft.core.templates.reserved import VALUE_NAMES
from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import capital, say

if TYPE_CHECKING:
    import jinja2

    from asyncdraft.core.templates.environment import MessageEnvironment

Result = TypeVar("Result")

KEPT = 200
FILENAME = "<message template>"


class _Part(NamedTuple):
    """The body or the subject; `first_line` is its first line in the file, `names` the values it may say."""

    text: str
    names: tuple[str, ...]
    path: str
    first_line: int


class Renderer:
    """Compiles each template once, and again only after its text has changed."""

    def __init__(self) -> None:
        self._environment: MessageEnvironment | None = None
        self._compiled: dict[tuple[str, tuple[str, ...]], jinja2.Template] = {}

    def check(self, template: Template) -> tuple[TemplateError, ...]:
        """All that can be said against subject and body without running them."""
        return tuple(
            error for part in (_subject(template), _body(template)) for error in self._errors_of(part)
        )

    def body(self, template: Template, values: Mapping[str, Any], scene: Scene) -> str:
        """Raises TemplateError."""
        return self._render(_body(template), values, scene)

    def subject(self, template: Template, values: Mapping[str, Any], scene: Scene) -> str:
        """Raises TemplateError."""
        return self._render(_subject(template), values, scene)

    def _render(self, part: _Part, values: Mapping[str, Any], scene: Scene) -> str:
        if "{" not in part.text:
            return part.text
        compiled = self._template(part)
        from asyncdraft.core.templates.environment import SCENE

        def run() -> str:
            return "".join(compiled.root_render_func(compiled.new_context({**values, SCENE: scene})))

        return _guarded(run, part, compiled)

    def _template(self, part: _Part) -> "jinja2.Template":
        key = (part.text, part.names)
        if key not in self._compiled:
            while len(self._compiled) >= KEPT:
                del self._compiled[next(iter(self._compiled))]
            self._compiled[key] = self._compile(part)
        return self._compiled[key]

    def _compile(self, part: _Part) -> "jinja2.Template":
        import jinja2

        from asyncdraft.core.templates import syntax

        environment = self._jinja()
        tree, errors = self._parsed(part)
        if errors:
            raise errors[0]

        def run() -> jinja2.Template:
            code = environment.compile(syntax.metered(tree, environment), filename=FILENAME)
            return jinja2.Template.from_code(environment, code, environment.globals)

        return _guarded(run, part)

    def _errors_of(self, part: _Part) -> tuple[TemplateError, ...]:
        try:
            return self._parsed(part)[1]
        except TemplateError as error:
            return (error,)

    def _parsed(self, part: _Part) -> "tuple[jinja2.nodes.Template, tuple[TemplateError, ...]]":
        from asyncdraft.core.templates import syntax

        environment = self._jinja()

        def run() -> "tuple[jinja2.nodes.Template, list[syntax.Fault]]":
            tree = environment.parse(syntax.lines_of_tags_vanish(part.text))
            return tree, syntax.faults(tree, (*part.names, *environment.globals), environment)

        tree, found = _guarded(run, part)
        return tree, tuple(
            _error(part, fault.line, fault.reason, nearest(fault.quote, fault.known), fault.quote)
            for fault in found
        )

    def _jinja(self) -> "MessageEnvironment":
        if self._environment is None:
            from asyncdraft.core.templates.environment import MessageEnvironment

            self._environment = MessageEnvironment()
        return self._environment


def _body(template: Template) -> _Part:
    return _Part(template.body, _names(template, "subject"), template.path, template.body_line)


def _subject(template: Template) -> _Part:
    return _Part(template.subject, _names(template), template.path, template.subject_line)


def _names(template: Template, *more: str) -> tuple[str, ...]:
    common = tuple(name for name in VALUE_NAMES if name != "subject")
    return (*common, *more, *(field.name for field in template.fields))


def _error(part: _Part, line: int, reason: str, suggestion: str = "", quote: str = "") -> TemplateError:
    in_file = part.first_line + max(line, 1) - 1
    return TemplateError(part.path, in_file, reason, suggestion, quote)


def _guarded(run: Callable[[], Result], part: _Part, compiled: "jinja2.Template | None" = None) -> Result:
    """What `run` gives, or a TemplateError for whatever a template can provoke."""
    from jinja2 import TemplateSyntaxError

    from asyncdraft.core.templates.parts import UnknownPartError

    try:
        return run()
    except TemplateSyntaxError as error:
        told = parsers.told(error.message or say("It is not valid Jinja"))
        raise _error(part, error.lineno, _sentence(told)) from None
    except UnknownPartError as error:
        hint = nearest(error.quote, error.known)
        raise _error(part, _line(error, compiled), str(error), hint, error.quote) from None
    except (LimitReachedError, WrongValueError) as error:
        raise _error(part, _line(error, compiled), str(error)) from None
    except (RecursionError, SyntaxError) as error:  # Python refuses more than 20 nested loops
        raise _error(
            part, _line(error, compiled), say("The template is nested or calls itself too deeply.")
        ) from None
    except ZeroDivisionError as error:
        raise _error(part, _line(error, compiled), say("It divides by zero.")) from None
    except Exception as error:  # noqa: BLE001 - whatever else Jinja or Python has against a stranger's template
        raise _error(
            part, _line(error, compiled), _sentence(say("It cannot be worked out: {error}", error=error))
        ) from None


def _line(error: Exception, compiled: "jinja2.Template | None") -> int:
    """The innermost line of the template in the traceback."""
    line = 1
    trace = error.__traceback__
    while trace and compiled:
        if trace.tb_frame.f_code.co_filename == FILENAME:
            line = compiled.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _sentence(text: str) -> str:
    told = capital(text)
    return told if told.endswith((".", "?", "!")) else say("{sentence}.", sentence=told)
