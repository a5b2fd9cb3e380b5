"""Which sentences only send the reader to a video."""

from __future__ import annotations

import pytest

from jobaids.language.pointing import only_points_at_video


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "See the video."),
        ("en", "Watch the short training video"),
        ("en", "Please watch the video to learn how to fit the nozzle."),
        ("en", "Do it as shown in the clip."),
        ("de", "Siehe Video."),
        ("de", "Das Video ansehen."),
        ("de", "Schauen Sie sich das Video an."),
        ("es", "Vea el vídeo."),
        ("es-MX", "Ver el video"),
        ("fr", "Regardez la vidéo."),
        ("it", "Guarda il video."),
        ("pt-BR", "Assista ao vídeo."),
        ("nl", "Bekijk de video."),
        ("ru", "Смотрите видео."),
        ("ar", "شاهد الفيديو."),
        ("zh", "请观看视频。"),
        ("ja", "動画を見てください。"),
        ("pl", "See the video."),
    ],
)
def test_a_sentence_that_sends_to_a_video_says_nothing_to_do(language: str, text: str) -> None:
    """Hands are wet, phones are banned, the network is down: then this card is blank."""
    assert only_points_at_video(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fit the nozzle. See the video."),
        ("en", "Watch the video and press START."),
        ("en", "See that the video camera runs."),
        ("en", "Check the video recorder."),
        ("en", "Watch the clip at 2 bar."),
        ("en", "Press PLAY."),
        ("en", ""),
        ("de", "Schließen Sie das Video-Kabel an."),
        ("zh", "按下绿色按钮。"),
        ("ja", "緑のボタンを押す。"),
    ],
)
def test_a_sentence_that_says_what_to_do_does_more_than_point(language: str, text: str) -> None:
    """This stops an aid, so a sound step must never be taken for an empty one."""
    assert not only_points_at_video(text, language)
