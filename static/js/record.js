// Recording a voice on the page. Where a browser cannot, or may not, the field for a file is still there.
"use strict";

(() => {
  const $ = (selector) => document.querySelector(selector);
  const { mediaDevices, wakeLock } = navigator;
  const sending = window.bywydSending;
  const [recorder, listen] = [$("#recorder"), $("#listen")];
  if (!mediaDevices?.getUserMedia || !window.MediaRecorder) return;

  const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
  const LONGEST = Number(recorder.dataset.longest) * 1000;
  const take = { media: null, stream: null, pieces: [], before: 0, since: null, ticking: null, awake: null };

  recorder.hidden = false;
  $("#from-a-file").open = Boolean($("#from-a-file .error"));

  const show = (...names) => {
    for (const name of ["start", "go-on", "stop", "listen", "again-line"]) {
      $(`#${name}`).hidden = !names.includes(name);
    }
    recorder.classList.toggle("listening", names.includes("stop") && !names.includes("go-on"));
  };
  const passed = () => take.before + (take.since === null ? 0 : performance.now() - take.since);
  const tick = () => {
    const seconds = Math.floor(passed() / 1000);
    $("#clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (passed() >= LONGEST) stop("full");
  };
  const run = () => {
    take.since = performance.now();
    take.ticking = setInterval(tick, 250);
    // A phone that lies on the table would go to sleep, and stop listening.
    wakeLock?.request("screen").then((lock) => (take.awake = lock), () => {});
  };
  const rest = () => {
    take.before = passed();
    take.since = null;
    clearInterval(take.ticking);
    take.awake?.release().catch(() => {});
    take.awake = null;
  };

  const WHY = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "none" };
  const start = async () => {
    sending.say("asking");
    try {
      take.stream = await mediaDevices.getUserMedia({ audio: true });
      const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
      take.media = new MediaRecorder(take.stream, { mimeType, audioBitsPerSecond: 64_000 });
    } catch (error) {
      close();
      sending.say(WHY[error.name] ?? "busy");
      $("#from-a-file").open = true;
      return;
    }
    Object.assign(take, { pieces: [], before: 0 });
    take.media.addEventListener("dataavailable", (event) => take.pieces.push(event.data));
    take.media.addEventListener("stop", stopped);
    take.stream.getAudioTracks()[0].addEventListener("ended", () => stop("cut-off"));
    take.media.start(1000);
    sending.stop = () => stop("");
    run();
    tick();
    show("stop");
    sending.say("recording");
    $("#stop").focus();
  };
  const close = () => {
    take.stream?.getTracks().forEach((track) => track.stop());
    take.stream = null;
  };

  // Resolves when what was said is all there.
  const stop = (why) => {
    if (!take.media || take.media.state === "inactive") return Promise.resolve();
    rest();
    take.why = why;
    const done = new Promise((resolve) => take.media.addEventListener("stop", () => resolve(), { once: true }));
    take.media.stop();
    return done;
  };
  const stopped = () => {
    close();
    sending.stop = null;
    const said = new Blob(take.pieces, { type: take.media.mimeType });
    if (!said.size) {
      show("start");
      sending.say("silent");
      return;
    }
    sending.recorded = said;
    sending.say(take.why || "");
    URL.revokeObjectURL(listen.src);
    listen.src = URL.createObjectURL(said);
    show("listen", "again-line");
    listen.focus();
  };
  // What was recorded as it went does not say how long it is, until its end has been asked for.
  listen.addEventListener("loadedmetadata", () => {
    if (listen.duration !== Infinity) return;
    listen.addEventListener("durationchange", () => (listen.currentTime = 0), { once: true });
    listen.currentTime = 1e7;
  });
  const again = () => {
    sending.recorded = null;
    listen.removeAttribute("src");
    listen.load();
    take.before = 0;
    tick();
    show("start");
    start();
  };
  const wait = () => {
    if (take.media?.state !== "recording") return;
    take.media.pause();
    rest();
    show("go-on", "stop");
    sending.say("waiting");
  };
  const goOn = () => {
    take.media.resume();
    run();
    show("stop");
    sending.say("recording");
    $("#stop").focus();
  };

  $("#start").addEventListener("click", start);
  $("#stop").addEventListener("click", () => stop(""));
  $("#go-on").addEventListener("click", goOn);
  $("#again").addEventListener("click", again);
  // Nobody is recorded without knowing: when the page is put away, it waits.
  document.addEventListener("visibilitychange", () => document.hidden && wait());
})();
