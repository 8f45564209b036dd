"""Jinja's sandbox, narrowed to what a message needs.

Beyond the sandbox: attributes by allow-list, no value that is unknown at run time (what is known but empty
is None and prints as nothing), and every operation paid for on the meter of the scene. Import it only to
render: Jinja is slow to import.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from itertools import islice
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS

from asyncdraft.core.templates import syntax
from asyncdraft.core.templates.metering import MAX_ITEMS, small
from asyncdraft.core.templates.parts import UnknownPartError, part_of, settled
from asyncdraft.core.templates.printing import Scene, WrongValueError, text_of
from asyncdraft.core.templates.toolbox import BORROWED_FILTERS, BORROWED_TESTS, FILTERS, Filter
from asyncdraft.core.text import say

ADDABLE = (str, list, tuple)
JINJA_ARGUMENTS = ("_loop_vars", "_block_vars")
SCENE = "the scene"
"""A name in the context that no template can say."""

TEXTUAL = frozenset({"capitalize", "lower", "title", "trim", "truncate", "upper", "wordcount"})


def scene_of(context: Context) -> Scene:
    scene = context.parent[SCENE]
    assert isinstance(scene, Scene)
    return scene


class MessageEnvironment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            optimized=False,
            finalize=_printed,
            cache_size=0,
        )
        self.globals = {"range": _limited_range}
        self.tests = {name: JINJA_TESTS[name] for name in BORROWED_TESTS}
        self.filters = {
            syntax.LOOPED: _looped,
            syntax.SPEND: _spend,
            syntax.JOINED: _joined,
            syntax.WEIGHED: _weighed,
            **{_raw(name): JINJA_FILTERS[name] for name in BORROWED_FILTERS},
            **{name: _borrowed(name) for name in BORROWED_FILTERS},
            **{tool.name: _own(tool) for tool in FILTERS},
        }

    def getattr(self, obj: Any, attribute: str) -> Any:
        return part_of(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, str):
            return part_of(obj, argument)
        if obj is None:
            return None
        if not isinstance(argument, int) or not isinstance(obj, str | list | tuple):
            raise UnknownPartError(str(argument)[:40], ())
        return obj[argument] if -len(obj) <= argument < len(obj) else None

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        if not isinstance(__obj, Macro | BuiltinMethodType | MethodType) and __obj is not _limited_range:
            raise WrongValueError(say("This value cannot be called; leave out the parentheses."))
        kwargs = {name: value for name, value in kwargs.items() if name not in JINJA_ARGUMENTS}
        meter = scene_of(__context).meter
        meter.weigh([getattr(__obj, "__self__", None), args, kwargs])
        result = __obj(*args, **kwargs)
        return meter.weigh(settled(result))

    def call_filter(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """What `map` and its like call by name; the names with a space stay out of a template's reach."""
        if " " in name:
            raise WrongValueError(say("“{name}” is not a known filter.", name=name))
        return super().call_filter(name, *args, **kwargs)

    def call_jinja_filter(self, name: str, context: Context, value: Any, args: Any, kwargs: Any) -> Any:
        return super().call_filter(_raw(name), value, args, kwargs, context=context)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        meter = scene_of(context).meter
        meter.spend(1)
        if operator == "+" and any(isinstance(left, kind) and isinstance(right, kind) for kind in ADDABLE):
            meter.weigh([left, right])
            return meter.weigh(left + right)
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise WrongValueError(
                say("“{operator}” needs numbers; ~ puts texts together.", operator=operator)
            )
        return small(self.binop_table[operator](small(left), small(right)))


def _limited_range(*args: Any) -> list[int]:
    if not all(isinstance(arg, int) for arg in args):
        raise WrongValueError(say("range needs whole numbers."))
    numbers = range(*args)
    if len(numbers) > MAX_ITEMS:
        raise WrongValueError(say("range counts to {max_items:,} items at most.", max_items=MAX_ITEMS))
    return list(numbers)


def _raw(name: str) -> str:
    return f"Jinja's {name}"


def _own(tool: Filter) -> Callable[..., Any]:
    def run(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        return tool.run(scene_of(context), value, *args, **kwargs)

    return _paid(tool.name, run)


def _borrowed(name: str) -> Callable[..., Any]:
    def run(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        known = text_of(scene_of(context), value) if name in TEXTUAL else value
        environment = context.environment
        assert isinstance(environment, MessageEnvironment)
        return environment.call_jinja_filter(name, context, known, args, kwargs)

    return _paid(name, run)


def _paid(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    @pass_context
    @wraps(run)
    def apply(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        meter = scene_of(context).meter
        known = settled(value)
        meter.weigh([known, args, kwargs])
        try:
            return meter.weigh(settled(run(context, known, *args, **kwargs)))
        except TypeError as error:
            raise WrongValueError(
                say("The filter {name} cannot work with this value or these arguments.", name=name)
            ) from error

    return apply


@pass_context
def _printed(context: Context, value: Any) -> str:
    scene = scene_of(context)
    text = text_of(scene, settled(value))
    scene.meter.about_to_write(len(text))
    return text


@pass_context
def _looped(context: Context, value: Any, price: int) -> list[Any]:
    meter = scene_of(context).meter
    items = _looped_items(settled(value))
    meter.items(len(items))
    meter.spend(len(items) * price)
    return items


def _looped_items(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, str) or not isinstance(value, list | tuple | Mapping):
        raise WrongValueError(say("Only a list can be looped over; text has .splitlines()."))
    return list(islice(value, MAX_ITEMS + 1))


@pass_context
def _spend(context: Context, price: int) -> None:
    scene_of(context).meter.spend(price)


@pass_context
def _joined(context: Context, values: list[Any]) -> str:
    scene = scene_of(context)
    texts = [text_of(scene, settled(value)) for value in values]
    scene.meter.about_to_write(sum(map(len, texts)))
    return "".join(texts)


@pass_context
def _weighed(context: Context, value: Any) -> Any:
    return scene_of(context).meter.weigh(value)
