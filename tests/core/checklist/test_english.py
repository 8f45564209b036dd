"""The checklist judges English, and is quiet in other languages."""

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.english import IN_EVERY_LANGUAGE, is_english
from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.verdict import NOT_ENGLISH, State

OTHERS = {
    "german": "Der Import der Rechnungen bricht seit heute Morgen ab. Kannst du bitte bis morgen "
    "Mittag prüfen, "
    "ob der Schlüssel für die Schnittstelle noch gilt? Ohne ihn steht die Abrechnung.",
    "german-short": "Kannst du das bitte bis morgen prüfen und mir dann kurz schreiben?",
    "spanish": "La migración se detiene en el paso tres y no sé por qué. ¿Puedes mirar los registros "
    "antes del "
    "jueves? Sin esto no podemos publicar la nueva versión para los clientes.",
    "french": "La sauvegarde de cette nuit n'est pas terminée, et nous ne pouvons pas lancer les "
    "tests. Est-ce que "
    "tu peux regarder les journaux avant demain midi ?",
    "portuguese": "O relatório não saiu hoje porque o servidor está cheio. Você pode apagar os "
    "arquivos antigos "
    "até amanhã? Sem isso a equipe não consegue fechar o mês.",
    "dutch": "De nieuwe versie staat klaar, maar ik kan hem niet uitrollen zonder jouw akkoord. Wil "
    "je morgen voor "
    "twaalf uur even kijken naar het verslag van de test?",
    "polish": "Nie mogę dziś dokończyć raportu, ponieważ brakuje danych z magazynu. Czy możesz je "
    "przesłać do "
    "jutra? Jeśli nie, to wyślę wersję bez tej tabeli.",
    "italian": "Il pagamento non è ancora arrivato e il cliente chiede una risposta. Puoi "
    "controllare con la banca "
    "entro domani? Senza questa conferma non possiamo spedire.",
    "swedish": "Jag kan inte öppna filen som du skickade i går. Kan du skicka den igen och skriva "
    "vilken version "
    "det är? Jag behöver den för mötet på torsdag.",
    "turkish": "Bu sabah yedek alınamadı ve nedenini bilmiyorum. Disk çok dolu değil ama bir hata "
    "var. Yarın için "
    "bakabilir misin?",
    "russian": "Сборка не проходит с утра, в журнале ошибка доступа. Проверь, пожалуйста, ключи до "
    "завтрашнего дня.",
    "arabic": "توقف الخادم هذا الصباح ولا أستطيع إكمال التقرير. هل يمكنك التحقق من السجلات قبل الغد؟",
    "hindi": "आज सुबह से सर्वर बंद है और रिपोर्ट पूरी नहीं हो सकती। कृपया कल तक लॉग देख लें।",
    "japanese": "今朝からサーバーが止まっています。明日の正午までにログを確認していただけますか。",
    "chinese": "服务器从今天早上开始无法访问,请在明天中午之前检查日志。",
    "korean": "오늘 아침부터 서버가 멈췄습니다. 내일 정오까지 로그를 확인해 주시겠어요?",
    "german-in-four-words": "Kannst du das prüfen?",
    "german-greeting": "Guten Morgen, bitte prüfen",
    "german-report": "Der Server ist weg.",
    "german-without-umlauts": "Wer kann mir helfen?",
    "french-in-five-words": "Merci de regarder le log.",
    "french-refusal": "Je ne peux pas.",
    "spanish-question": "¿Puedes revisar el registro?",
    "spanish-with-an-english-no": "No puedo hoy, lo siento.",
    "italian-in-four-words": "Il server non risponde.",
    "japanese-in-two-letters": "はい。",
    "japanese-with-a-term": "PAY-431のrunbookを確認してください。lock timeoutが発生しています。",
    "chinese-in-three-letters": "请检查",
    "german-quoting-english": 'Der Kunde schreibt: "The delivery has not arrived and we need it by tomorrow, '
    'can you tell us where it is?" Kannst du ihm bitte bis heute Abend antworten?',
    "german-quoting-in-single-marks": "Der Kunde schreibt: 'The delivery hasn't arrived and we need it by "
    "tomorrow.' Kannst du ihm bitte antworten?",
    "french-quoting-english": "Le client écrit : « The delivery has not arrived and we need it by "
    "tomorrow ». Peux-tu lui répondre avant midi ?",
    "japanese-quoting-english": "お客様から“The delivery has not arrived”と連絡がありました。"
    "確認をお願いします。",
    "german-with-an-english-close": "Hallo Kenji,\n\nder Import hängt seit heute früh (see the log below). "
    "Kannst du bitte nachsehen?\n\nThanks and best regards,\nAlex",
    "german-with-code": "Der Lauf bricht ab mit `the lock is not held by this process and the wait "
    "is over`. Kannst du "
    "das bitte für mich prüfen, bevor wir morgen die Daten laden?",
    "german-with-english-words": "Das Deployment vom Backend ist für heute gecancelt, weil der Build "
    "rot ist. Ich "
    "melde mich, wenn die Pipeline wieder läuft, und dann machen wir den Rollout.",
    "german-with-a-quote": "> The server is down since this morning and we do not know why it is "
    "so.\n\nIch habe das "
    "geprüft: der Server läuft wieder, und die Daten sind nicht verloren.",
}
ENGLISH = {
    "plain": "The import of the invoices has stopped since this morning. Can you check by noon tomorrow?",
    "hello": "Hi",
    "one word": "Danke!",
    "one word of Japanese in English": "Kenji, the label reads 送信予約を取り消しますか. "
    "Should it be shorter?",
    "names": "Jürgen Müller, María de la Cruz, Łukasz and Søren are away until Monday; ask Anaïs instead.",
    "places": "The office in São Paulo and the one in Rio de Janeiro are closed; La Paz and El "
    "Salvador work.",
    "code": "Please run this by 17:00 JST:\n```\nfor i in una la el los de que y en para por: ist "
    "der die das\n```",
    "quote": "The customer wrote “Die Lieferung ist noch nicht da, und wir brauchen sie bis morgen”. "
    "Can you answer?",
    "straight marks": 'The customer wrote "Die Lieferung ist noch nicht da, und wir brauchen sie bis '
    'morgen". Can you answer?',
    "single marks": "The customer wrote 'Die Lieferung ist noch nicht da, und wir brauchen sie'. Can you "
    "answer by 17:00?",
    "guillemets": "The customer wrote: « La livraison n'est pas là et nous ne pouvons pas attendre ». "
    "Can you answer?",
    "corner marks": "The page says 「この操作はできません。管理者に連絡してください。」. What does it mean?",
    "an error in German": 'Error: "Der Server ist nicht erreichbar und die Verbindung wurde getrennt". '
    "Kenji, please look at step 3.",
    "apostrophes": "It isn't the disk, and it can't be the network: Kenji's run didn't stop. Can you look?",
    "places alone": "La Paz and Las Vegas closed",
    "a name alone": "Van der Berg: build red",
    "terse": "Deploy done, tests green.",
    "quoted lines": "> Der Server ist seit heute nicht da und wir wissen nicht, wer es war.\n\nCan "
    "you read this to me?",
    "not a native": "I have make the deploy yesterday but the service is not more running, can you "
    "to look why please?",
    "no native, terse": "Build red since morning. Lock timeout step 3. Need Kenji look log. Deadline "
    "tomorrow 5pm.",
    "a list": "PAY-412 PAY-413 db-migrate staging prod-eu-west nginx postgres redis kafka terraform ansible",
    "japanese name": "山田さん said the build is red again; can you look at the log before Thursday "
    "17:00 JST?",
    "greek letters": "The α and β channels differ by δ = 0.3; can you confirm the calibration by Friday?",
    "german first line": "Hallo zusammen,\n\nthe release is moved to Thursday because the tests of "
    "the payments fail.",
    "spanish close": "The report is late by a day, because the numbers from the warehouse are "
    "missing. Gracias, un abrazo",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_another_language(text: str) -> None:
    assert not is_english([text])


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_with_whatever_is_in_it(text: str) -> None:
    assert is_english([text])


def test_panes_are_taken_together() -> None:
    assert not is_english(
        ["Der Server ist nicht da", "Wir können die Daten nicht laden", "Bitte bis morgen prüfen"]
    )


def test_nothing_is_said_of_the_wording_in_another_language(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(OTHERS["german"]))

    judged = {result.rule.id for result in verdict.results if result.state is not State.NOT_APPLICABLE}
    assert verdict.headline == NOT_ENGLISH
    assert judged <= IN_EVERY_LANGUAGE
    assert verdict.findings == ()


def test_what_rests_on_no_word_is_judged_in_every_language(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(f"@channel {OTHERS['german']}"))

    assert [finding.rule for finding in verdict.findings] == ["broadcast"]


def test_in_english_all_is_judged(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(ENGLISH["plain"]))

    assert verdict.is_english
    assert len([result for result in verdict.results if result.state is not State.NOT_APPLICABLE]) > 5
