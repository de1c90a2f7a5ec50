"""The Gradio page: its components, their events, and its server.

Gradio carries the events; what is on the page is HTML that `rendering` escaped, page.css, page.js.
"""

import os
from collections.abc import Iterator, Sequence
from importlib.resources import files

import gradio as gr

from qa.errors import SettingsError
from qa.ports import System
from qa.records import Range
from qa.ui.conversation import (
    Scene,
    Turn,
    conversation_html,
    converse,
    examples_html,
    note_html,
    open_article,
)
from qa.ui.examples import suggest

TITLE = "On Record"
TAGLINE = "Ask the articles. Every answer comes with the words that prove it, and who said them."
CLOSED = ""  # the article panel without an article
AT_ONCE = 4  # questions answered side by side; a further one waits its turn
WAITING = 256  # events; past these a page says that the server is busy
FONT = ("system-ui", "-apple-system", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")
FONT_MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")

Values = tuple[object, ...]  # of the components of a scene: turns, log, note, box, examples


def build(system: System, *, examples: Sequence[str]) -> gr.Blocks:
    """The page over a system; each example question becomes a button."""

    def values(scene: Scene) -> Values:
        return (
            scene.turns,
            conversation_html(scene.turns),
            note_html(scene.note),
            gr.skip() if scene.draft is None else scene.draft,
            examples_html(examples, scene.turns),
        )

    def ask(question: str, turns: tuple[Turn, ...]) -> Iterator[Values]:
        yield from map(values, converse(system, question, turns))

    def ask_example(turns: tuple[Turn, ...], event: gr.EventData) -> Iterator[Values]:
        yield from ask(event.question, turns)

    def show(event: gr.EventData) -> str:
        return open_article(system, event.article, Range(event.start, event.end))

    def restart() -> Values:
        return *values(Scene(draft="")), CLOSED

    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as page:
        turns = gr.State(())
        with gr.Row(elem_id="masthead"):
            _html(f"<h1>{TITLE}</h1><p>{TAGLINE}</p>", "title")
            new = gr.Button("New conversation", elem_id="new", size="sm", scale=0)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="conversation"):
                # gradio finds a component's own events by the quoted names in its script
                log = _html(conversation_html(()), "log", 'onRecord.log(element, trigger, "show")')
                with gr.Column(elem_id="composer"):
                    note = _html(note_html(""), "note")
                    with gr.Row(elem_id="line"):
                        box = gr.Textbox(
                            label="Your question",
                            placeholder="Ask about the articles",
                            max_lines=6,
                            autofocus=True,
                            elem_id="box",
                        )
                        send = gr.Button("Ask", variant="primary", elem_id="send", scale=0)
                tried = _html(
                    examples_html(examples, ()),
                    "examples",
                    'onRecord.examples(element, trigger, "example")',
                )
            sheet = _html(CLOSED, "reader", "onRecord.sheet(element, props)")

        scene = [turns, log, note, box, tried]
        gr.on(
            [box.submit, send.click],
            ask,
            [box, turns],
            scene,
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=AT_ONCE,
            concurrency_id="ask",
        )
        tried.example(
            ask_example,
            turns,
            scene,
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=AT_ONCE,
            concurrency_id="ask",
        )
        log.change(None, js="() => onRecord.latest()")
        log.show(
            show,
            None,
            sheet,
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=None,
        ).then(None, js="() => onRecord.reveal()")
        new.click(restart, None, [*scene, sheet], show_progress="hidden", api_visibility="private")
    return page


def launch(
    system: System,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    examples: Sequence[str] | None = None,
    open_browser: bool = False,
) -> gr.Blocks:
    """The page, being served when this returns; its `close` ends that.

    Example questions are made from the articles unless they are given. SettingsError where the
    port is taken.
    """
    _keep_private(host)
    shown = suggest(system) if examples is None else examples
    page: gr.Blocks = build(system, examples=shown).queue(max_size=WAITING)
    head = _head()
    icon = str(files("qa.ui").joinpath("icon.svg"))
    try:
        page.launch(
            server_name=host,
            server_port=port,
            inbrowser=open_browser,
            head=head,
            favicon_path=icon,
            theme=gr.themes.Base(font=FONT, font_mono=FONT_MONO),
            prevent_thread_lock=True,
            quiet=True,
            inline=False,
            share=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            enable_monitoring=False,
            run_history=False,
            footer_links=[],
        )
    except OSError as error:
        raise SettingsError(
            f"the page cannot be served on {host}, port {port}; if another program has the port,"
            " choose another one with --port"
        ) from error
    return page


def serve(
    system: System,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    examples: Sequence[str] | None = None,
    open_browser: bool = False,
) -> None:
    """Serve the page until the process is interrupted."""
    page = launch(system, host=host, port=port, examples=examples, open_browser=open_browser)
    page.block_thread()


def _html(value: str, elem_id: str, script: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=script, apply_default_css=False)


def _keep_private(host: str) -> None:
    """Turn off gradio's reports to its makers; keep its look at its own address off a proxy."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), host, "localhost")))


def _head() -> str:
    folder = files("qa.ui")
    style = folder.joinpath("page.css").read_text(encoding="utf-8")
    script = folder.joinpath("page.js").read_text(encoding="utf-8")
    return f"<style>{style}</style><script>{script}</script>"
