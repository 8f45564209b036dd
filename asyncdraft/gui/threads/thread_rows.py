"""What the window shows of threads, in words: rows, posts, views, the record and the call."""

from collections.abc import Sequence
from datetime import date

from asyncdraft.core.draft import Draft
from asyncdraft.core.excerpt import shortened
from asyncdraft.core.text import as_written, joined, say, say_count, say_of
from asyncdraft.core.threads.agenda import agenda, agenda_text
from asyncdraft.core.threads.drafting import kind_of
from asyncdraft.core.threads.invitation import invited
from asyncdraft.core.threads.progress import Progress
from asyncdraft.core.threads.thread import Decision, Kind, Post, Thread, View, strike_at
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.wording import and_join, near
from asyncdraft.gui.threads.call_plan import CallTexts
from asyncdraft.gui.threads.post import PostRow
from asyncdraft.gui.threads.thread_list import ThreadRow
from asyncdraft.gui.threads.thread_scene import Scene
from asyncdraft.gui.threads.views_section import ViewText

SHOWN_PEOPLE = 3
FIRST_WORDS = 150
KIND_TITLES = {
    Kind.QUESTION: say("Question"),
    Kind.REPLY: say("Reply"),
    Kind.CLARIFICATION: say("Clarification"),
    Kind.SYNTHESIS: say("Synthesis"),
    Kind.INVITATION: say("Invitation"),
    Kind.OUTCOME: say("Outcome"),
    Kind.NUDGE: say("Nudge"),
    Kind.MESSAGE: say("Message"),
}

# The list


def thread_row(thread: Thread, stands: Progress, scene: Scene) -> ThreadRow:
    if not thread.is_open:
        decision = thread.decision
        line = joined((decision.name, decision.decision), ": ") if decision else say("settled in writing")
        aside = scene.date(thread.closed_at) if thread.closed_at else ""
        return ThreadRow(thread.id, thread.topic, aside, strikes=thread.strikes, line=line, is_open=False)
    tone = "bad" if stands.is_overdue else "warn" if stands.is_yours else "secondary"
    age = say("today") if not stands.age else say("{days} d", days=stands.age)
    late = (
        say("Overdue since {near}", near=near(stands.due, scene.now, scene.zone, scene.style))
        if stands.due
        else ""
    )
    line = late if stands.is_overdue else stands.line
    return ThreadRow(thread.id, thread.topic, age, names(thread, scene), thread.strikes, line, tone)


def names(thread: Thread, scene: Scene) -> str:
    if len(thread.people) > SHOWN_PEOPLE:
        return say("{count} people", count=len(thread.people))
    return joined((scene.name(person) for person in thread.people), ", ") or say("nobody yet")


def opened_line(thread: Thread, stands: Progress, scene: Scene) -> str:
    if thread.opened_at is None:
        return say("not asked yet")
    days = (
        say_count("{count} working day", "{count} working days", stands.age) if stands.age else say("today")
    )
    return say("since {day}, {days}", day=scene.day(thread.opened_at), days=days)


def matches(thread: Thread, words: str, scene: Scene) -> bool:
    """Whether topic, people, messages and decision hold every word."""
    wanted = words.casefold().split()
    if not wanted:
        return True
    decision = thread.decision or Decision()
    texts: Sequence[str] = (
        thread.topic,
        *(scene.name(person) for person in thread.people),
        *(post.text for post in thread.posts),
        *(decision.name, decision.decision, decision.why, decision.rejected),
        *(thread.agreed, thread.divergence, *(view.text for view in thread.views)),
    )
    whole = joined(texts, "\n").casefold()
    return all(word in whole for word in wanted)


# The rounds


def post_rows(thread: Thread, scene: Scene) -> list[PostRow]:
    rows = []
    before = 0
    for place, post in enumerate(thread.posts):
        counts = post.kind is Kind.REPLY or bool(thread.corrections)
        after = strike_at(thread, place) if counts else before
        rows.append(
            _post_row(
                thread, place, post, say("strike {after}", after=after) if after > before else "", scene
            )
        )
        before = after
    return rows


def _post_row(thread: Thread, place: int, post: Post, strike: str, scene: Scene) -> PostRow:
    is_reply = post.kind is Kind.REPLY
    first = shortened(post.first_line, FIRST_WORDS)
    to = (
        say(" to {and_join}", and_join=and_join([scene.short_name(person) for person in thread.people]))
        if place == 0 and thread.people
        else ""
    )
    return PostRow(
        place=place,
        number=place + 1,
        kind=KIND_TITLES[post.kind],
        who=joined((scene.short_name(post.author), "" if is_reply else to), ""),
        when=scene.when(post.at),
        first=say("“{words}”", words=first) if is_reply else first,
        text=post.text,
        quoted=post.quoted,
        more=_folded(post, first),
        stance=post.stance.value if is_reply else "",
        strike=strike,
        note=say("Written on after the third strike: {reason}", reason=post.reason) if post.reason else "",
        is_reply=is_reply,
        is_last=place == len(thread.posts) - 1,
        date=scene.date_and_clock(post.at),
    )


def _folded(post: Post, first: str) -> str:
    """ "14 more lines, quotes folded"; empty where the first line is all."""
    lines = sum(bool(line.strip()) for line in post.text.splitlines()) - 1
    quoted = sum(bool(line.strip(" >")) for line in post.quoted.splitlines())
    more = say_count("{count} more line", "{count} more lines", lines) if lines > 0 else ""
    cut = say("the whole line") if not more and first != post.first_line else ""
    quotes = (
        (say("quotes folded") if more else say("{quoted} quoted lines folded", quoted=quoted))
        if quoted
        else ""
    )
    return joined(filter(None, (more or cut, quotes)), ", ")


def draft_rows(drafts: Sequence[Draft], before: int, thread: Thread) -> list[PostRow]:
    """The drafts of a thread that were not sent yet, after its `before` posts."""
    return [
        PostRow(
            place=-1,
            number=before + place,
            kind=KIND_TITLES[kind_of(draft, thread)],
            who=say("You, draft"),
            when=say("not sent"),
            first=shortened(_first_words(draft), FIRST_WORDS),
            text="",
            draft=draft.id,
            is_last=place == len(drafts),
        )
        for place, draft in enumerate(drafts, 1)
    ]


def _first_words(draft: Draft) -> str:
    said = (draft.subject, *draft.need.splitlines(), *draft.what.splitlines())
    return next((line.strip(" -*") for line in said if line.strip(" -*")), say("Nothing written yet"))


def corrections(thread: Thread, scene: Scene) -> str:
    """What was set by hand, with the reasons."""
    lines = (
        say(
            "Count set to {strikes} on {when}: {reason}",
            strikes=each.strikes,
            when=scene.when(each.at),
            reason=each.reason,
        )
        for each in thread.corrections
    )
    return joined(lines, "\n")


# Both views and the record


def view_texts(thread: Thread, scene: Scene) -> tuple[ViewText, ViewText]:
    """The writer's view and that of the other side."""
    me = scene.team.me
    mine = next((view for view in thread.views if view.person == me), View(person=me))
    other = next(iter(thread.people), "")
    theirs = next((view for view in thread.views if view.person != me), View(person=other))
    return _view_text(mine, scene), _view_text(theirs, scene)


def _view_text(view: View, scene: Scene) -> ViewText:
    person = scene.people.get(view.person)
    place = zones.city_of(person.zone) if person and person.zone else ""
    name = scene.name(view.person) if view.person else say("the other side")
    who = say("{name} (you)", name=name) if view.person == scene.team.me else name
    return ViewText(view.person, who, place, view.side, view.text, name)


def typed_day(day: date | None) -> str:
    """As it is typed: days are read in English, the language of messages."""
    return as_written(writing.date_and_year(day)) if day else ""


def record_lines(decision: Decision, scene: Scene) -> list[tuple[str, str]]:
    due = say(", by {day}", day=writing.date_and_year(decision.due)) if decision.due else ""
    lines = [
        (say("Decision"), decision.decision),
        (say("Why"), decision.why),
        (say("By whom"), joined((scene.name(decision.owner), due), "")),
        (say("Rejected"), decision.rejected),
        (say("Revisit"), decision.revisit),
    ]
    return [(title, text) for title, text in lines if text]


# The call


def call_texts(thread: Thread, scene: Scene) -> CallTexts:
    call = thread.call
    people = invited(thread, scene.team)
    outside = [person for person in thread.people if person not in scene.people]
    called = [
        say_of("who is invited", "you") if person.id == scene.team.me else person.first_name
        for person in people
    ]
    return CallTexts(
        place=call.place,
        decider=scene.name(call.decider),
        recorder=scene.name(call.recorder),
        otherwise=call.otherwise,
        agenda=call.agenda or agenda_text(agenda(thread, scene.team, scene.zone)),
        invited=joined([*called[1:], *outside, *called[:1]], ", ") or say("nobody yet"),
        is_own_agenda=bool(call.agenda),
    )
