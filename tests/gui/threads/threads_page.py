"""The view of threads with debates of our making: what is kept, what is shown."""

from datetime import timedelta

from msgspec.structs import replace

from asyncdraft.core.threads.thread import Kind, Post, Stance, Thread
from asyncdraft.gui.threads.post import Post as PostWidget
from tests.gui.conftest import NOW
from tests.gui.driver import Driver

QUESTION = Post(kind=Kind.QUESTION, author="you", at=NOW - timedelta(days=3), text="One list or two?")
STRUCK = (Stance.MISUNDERSTOOD, Stance.DISAGREED, Stance.DISAGREED)


def reply(hours: float, stance: Stance = Stance.OPEN, text: str = "Two lists.", author: str = "maya") -> Post:
    at = QUESTION.at + timedelta(hours=hours)
    return Post(kind=Kind.REPLY, author=author, at=at, text=text, stance=stance)


def debate(strikes: int, topic: str = "Seed lists", **values: object) -> Thread:
    posts = [QUESTION]
    for place, stance in enumerate(STRUCK[:strikes]):
        posts.append(reply(2 + 4 * place, stance))
        if place < strikes - 1:
            at = QUESTION.at + timedelta(hours=4 + 4 * place)
            posts.append(Post(kind=Kind.CLARIFICATION, author="you", at=at, text="Only the seeds."))
    return replace(Thread(topic=topic, people=("maya",), posts=tuple(posts)), **values)


def seed(driver: Driver, *threads: Thread) -> Thread:
    """The last one is shown."""
    kept = None
    for thread in threads:
        kept = driver.application.desk.keep(thread)
    assert kept is not None
    driver.press("Ctrl+2")
    return kept


def current(driver: Driver) -> Thread:
    thread = driver.application.desk.current
    assert thread is not None
    return thread


def posts(driver: Driver) -> list[PostWidget]:
    return [post for post in driver.window.threads.timeline.findChildren(PostWidget) if post.isVisible()]
