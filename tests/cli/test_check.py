from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Command, command, environment
from tests.report.test_json import LINE, SCHEMA

COPY = "Teh minister praised a cutting edge plan.\n\nArguably, teh plan failed.\n"


@pytest.fixture
def check(newslint: Command, house: Path) -> Command:
    """`newslint check` with the newsroom's own rules alone."""

    def run(*arguments: str | Path, **how: object) -> subprocess.CompletedProcess[str]:
        return newslint(*own(house), *arguments, **how)

    return run


def own(house: Path) -> list[str | Path]:
    return ["check", "--isolated", "--no-starter-registry", "--rules", house, "--select", "house"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(COPY)
    return path


def test_the_default_output_is_for_a_person(check: Command, story: Path) -> None:
    done = check("a.txt", cwd=story.parent)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("a.txt:1:1: error: 'Teh' is a slip for 'The'. [house/slip]\n    Teh minister")
    assert done.stdout.endswith("1 file: 2 errors, 1 warning.\n")


def test_json_is_valid_and_is_all_that_stands_on_standard_output(check: Command, story: Path) -> None:
    done = check("--output-format", "json", story)
    value = json.loads(done.stdout)
    jsonschema.validate(value, SCHEMA)
    nothing = {"suppressed": 0, "baseline": 0, "unchanged": 0}
    assert value["summary"] == {"files": 1, "error": 2, "warning": 1, "info": 0, "hidden": nothing, "fixed": 0}
    first = value["diagnostics"][0]
    assert (first["path"], first["text"], first["start"]) == (str(story), "Teh", {"offset": 0, "line": 1, "column": 1})
    assert first["fixes"][0]["edits"][0]["replacement"] == "The"


def test_jsonl_and_concise_are_a_line_each(check: Command, story: Path) -> None:
    lines = check("--output-format=jsonl", story).stdout.splitlines()
    for line in lines:
        jsonschema.validate(json.loads(line), LINE)
    assert [json.loads(line)["type"] for line in lines] == [*["diagnostic"] * 3, "summary"]
    concise = check("--output-format=concise", "a.txt", cwd=story.parent).stdout.splitlines()
    assert concise[1] == "a.txt:1:24: warning: 'cutting edge' is jargon. [house/jargon]"


def test_options_and_paths_come_in_any_order(check: Command, story: Path) -> None:
    other = story.with_name("b.txt")
    other.write_text(COPY)
    done = check(story, "--output-format", "json", other, "--ignore", "house/slip", "--", story)
    assert [Path(d["path"]).name for d in json.loads(done.stdout)["diagnostics"]] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--fail-on", "error", "--ignore", "house/slip"], 0),
        (["--ignore", "house/slip,house/jargon", "--certainty", "possible"], 0),
        (["--ignore", "house/slip,house/jargon", "--certainty", "possible", "--fail-on", "info"], 1),
        (["--ignore", "house/slip", "--ignore", "house/jargon"], 0),
        (["--exit-zero"], 0),
    ],
)
def test_the_exit_status_says_whether_anything_that_matters_was_found(
    check: Command, story: Path, options: list[str], status: int
) -> None:
    assert check(story, *options).returncode == status


@pytest.mark.parametrize("format_", ["text", "concise", "json", "jsonl"])
def test_a_failure_is_in_every_format_and_outranks_what_was_found(check: Command, story: Path, format_: str) -> None:
    done = check(story, story.with_name("gone.txt"), "--output-format", format_, "--exit-zero")
    assert done.returncode == 2
    assert "gone.txt" in done.stdout and "no such file or folder" in done.stdout and "house/slip" in done.stdout


def test_clean_and_empty_files_are_clean(check: Command, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("The plan failed.\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = check(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 files: nothing to report.\n", "")


def test_a_binary_file_is_one_clear_line(check: Command, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = check("x.txt", "--output-format", "concise", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "x.txt: failure: is a binary file, not text\n")


def test_a_folder_without_stories_is_told_on_standard_error(check: Command, tmp_path: Path) -> None:
    done = check(tmp_path, "--output-format", "json")
    assert done.returncode == 0 and json.loads(done.stdout)["summary"]["files"] == 0
    assert done.stderr.startswith("newslint: no stories found") and done.stderr.count("\n") == 1


def test_without_a_path_this_folder_is_linted(check: Command, story: Path) -> None:
    assert "a.txt:1:1" in check(cwd=story.parent).stdout


def test_standard_input_is_a_story(check: Command) -> None:
    done = check("-", "--output-format", "concise", stdin=COPY.encode())
    assert done.returncode == 1 and done.stdout.startswith("-:1:1: error: 'Teh'")
    named = check("-", "--stdin-filename", "desk/a.txt", "--output-format", "concise", stdin=COPY.encode())
    assert named.stdout == done.stdout.replace("-:", "desk/a.txt:")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--select", "hous"], "did you mean 'house'?"),
        (["--select", "house/jargn"], "did you mean 'house/jargon'?"),
        (["--ignore", "house/jargn"], "did you mean 'house/jargon'?"),
        (["--format", "plian"], "did you mean 'plain'?"),
        (["--registry", "none.yaml"], "none.yaml"),
        (["--rules", "none"], "none"),
        (["--output-file", "no/such/folder/x.json"], "no/such/folder/x.json"),
    ],
)
def test_what_cannot_be_done_is_one_line_before_any_story_is_read(
    newslint: Command, house: Path, story: Path, arguments: list[str], says: str
) -> None:
    done = newslint("check", "--no-starter-registry", "--rules", house, *arguments, story)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newslint: ") and done.stderr.count("\n") == 1 and says in done.stderr


def test_an_output_file_is_written_whole_and_standard_output_stays_empty(check: Command, story: Path) -> None:
    out = story.with_name("out.json")
    done = check("--output-format", "json", "--output-file", out, story)
    assert (done.returncode, done.stdout) == (1, "")
    jsonschema.validate(json.loads(out.read_bytes()), SCHEMA)
    assert sorted(p.name for p in story.parent.iterdir()) == ["a.txt", "out.json"]


def test_an_output_file_stays_as_it_was_where_the_run_cannot_begin(check: Command, story: Path) -> None:
    out = story.with_name("out.json")
    out.write_text("before")
    assert check("--ignore", "none", "--output-file", out, story).returncode == 2
    assert out.read_text() == "before" and sorted(p.name for p in story.parent.iterdir()) == ["a.txt", "out.json"]


def test_colour_is_as_the_environment_asks(check: Command, story: Path) -> None:
    plain = check(story).stdout
    assert "\x1b[" not in plain
    assert "\x1b[" in check(story, env={"FORCE_COLOR": "1"}).stdout
    assert check(story, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout == plain
    assert "\x1b[" in check(story, env={"FORCE_COLOR": "1", "NO_COLOR": ""}).stdout
    assert "\x1b[" not in check(story, "--output-format", "json", env={"FORCE_COLOR": "1"}).stdout


@pytest.mark.parametrize(
    ("env", "coloured"), [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False)]
)
def test_a_terminal_has_colour_unless_it_cannot_or_the_user_will_not(
    house: Path, story: Path, env: dict[str, str], coloured: bool
) -> None:
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen(command(*own(house), story), stdout=follower, env=environment(env)) as process:
        os.close(follower)
        shown = b""
        while piece := _read(leader):
            shown += piece
    os.close(leader)
    assert process.returncode == 1 and (b"\x1b[" in shown) is coloured and b"Teh minister" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.parametrize("format_", ["text", "concise", "json", "jsonl"])
@pytest.mark.parametrize("many", [1, 2000])
def test_a_reader_that_closes_the_pipe_ends_the_run_quietly(house: Path, story: Path, format_: str, many: int) -> None:
    story.write_text(COPY * many)
    with subprocess.Popen(
        command(*own(house), story, "--output-format", format_),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_one_line_and_a_failure(house: Path, story: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command(*own(house), story), stdout=full, stderr=subprocess.PIPE, text=True, env=environment(), check=False
        )
    assert (done.returncode, done.stderr) == (2, "newslint: standard output: No space left on device\n")
    done = subprocess.run(
        command(*own(house), story, "--output-file", "/dev/full"),
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "No space left" in done.stderr


def test_closed_streams_are_no_crash(house: Path, story: Path) -> None:
    line = " ".join(f"'{part}'" for part in command(*own(house), story))
    done = subprocess.run(["sh", "-c", f"{line} >&-"], capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 2 and "standard output is closed" in done.stderr and done.stderr.count("\n") == 1
    done = subprocess.run(["sh", "-c", f"{line} - <&-"], capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 2 and "Traceback" not in done.stderr and "-: failure: " in done.stdout


def test_an_interrupted_run_says_nothing_and_leaves_no_output_file(house: Path, story: Path) -> None:
    pipe, out = story.with_name("pipe"), story.with_name("out.json")
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            command(*own(house), pipe, story, "--output-file", out),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        ) as process,
        pipe.open("wb"),
    ):  # the run is reading once this opens
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=20)
    assert (process.returncode, stdout, stderr) == (130, b"", b"")
    assert sorted(p.name for p in story.parent.iterdir()) == ["a.txt", "pipe"]


def test_a_path_and_copy_that_are_no_unicode_come_through(check: Command, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(COPY)
    for format_ in ("text", "concise", "json", "jsonl"):
        done = check(tmp_path, "--output-format", format_)
        assert done.returncode == 1 and "Traceback" not in done.stderr and "351.txt" in done.stdout


def test_a_terminal_of_few_characters_is_no_crash(check: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Teh” Köln 😀\n")
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert "\\u201cTeh" in check(tmp_path, env=env).stdout
    text = check(tmp_path, "--output-format", "json", env=env).stdout
    assert text.isascii() and json.loads(text)["diagnostics"][0]["text"] == "Teh"


def test_it_runs_the_same_as_a_program_and_as_a_module(story: Path, house: Path) -> None:
    program = "import sys; from newslint.cli import main; sys.exit(main())"
    arguments = list(map(str, (*own(house), story)))
    one = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, env=environment(), check=False
    )
    two = subprocess.run(command(*arguments), capture_output=True, env=environment(), check=False)
    assert (one.returncode, one.stdout) == (two.returncode, two.stdout) and one.returncode == 1
