"""From a paste or a mail to the posts of a thread."""

from asyncdraft.core.threads.intake import post_from_mail, posts_from_text, with_posts
from asyncdraft.core.threads.mail import Mail
from asyncdraft.core.threads.thread import Kind, Stance
from tests.core.threads.thread_people import TEAM, at, thread

NOW = at(20, 9)
CHAT = "Alex Reed  16:30\nJoin or not?\nMaya Chen  16:40\nRather flat.\nZoe Walsh  16:41\nI agree with Maya."


def test_a_copied_chat_becomes_one_post_each_with_its_speaker() -> None:
    posts = posts_from_text(CHAT, TEAM, "maya", NOW)
    assert [(post.author, post.kind) for post in posts] == [
        ("alex", Kind.MESSAGE),
        ("maya", Kind.REPLY),
        ("Zoe Walsh", Kind.REPLY),
    ]
    assert [post.at for post in posts] == [at(19, 16, 30), at(19, 16, 40), at(19, 16, 41)]


def test_plain_words_are_one_answer_by_whom_was_said_with_quotes_folded() -> None:
    (post,) = posts_from_text("No.\n\n> Join?", TEAM, "maya", NOW)
    assert (post.author, post.text, post.quoted, post.stance) == ("maya", "No.", "> Join?", Stance.OPEN)
    assert posts_from_text("  \n", TEAM, "maya", NOW) == ()


def test_a_mail_without_a_date_is_from_now() -> None:
    mail = Mail(name="Maya", address="maya@example.com", subject="Re: x", text="No.", message_id="<1@x>")
    post = post_from_mail(mail, TEAM, NOW)
    assert (post.author, post.at, post.message_id) == ("maya", NOW, "<1@x>")


def test_the_first_own_post_is_the_question_and_nothing_enters_twice() -> None:
    posts = posts_from_text(CHAT, TEAM, "maya", NOW)
    once = with_posts(thread(), posts)
    assert [post.kind for post in once.posts] == [Kind.QUESTION, Kind.REPLY, Kind.REPLY]
    assert with_posts(once, posts) == once
    assert once.people == ("maya", "Zoe Walsh")
