// The door of a meeting: the camera reads the picture on an invitation, and the form beside it sends the code.
// Nothing of what the camera sees leaves the device. Markup: meetings/door.html.
//
//   [data-door-code]   the input that takes the code; its form is sent
//   [data-door-scan]   the button, hidden until there is a camera to use
//   #door-camera       <video> and a [data-door-stop] button; data-refused says that it cannot be used
import jsQR from "jsqr";

const EVERY = 200; // milliseconds between two looks
const AGAIN = 3000; // the same picture is not sent twice within this time
const WIDE = 640; // pixels that a look is drawn in

const area = () => document.getElementById("door-camera");
let stream = null;
let last = { text: "", at: 0 };

/** Show the button wherever a camera may be asked for; the form is drawn again by htmx after each code. */
function offer() {
  const able = Boolean(navigator.mediaDevices?.getUserMedia) && area() && !stream;
  for (const button of document.querySelectorAll("[data-door-scan]")) button.hidden = !able;
}

function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  if (area()) area().hidden = true;
  offer();
}

function send(text) {
  const now = Date.now();
  if (text === last.text && now - last.at < AGAIN) return;
  last = { text, at: now };
  const input = document.querySelector("[data-door-code]");
  if (!input) return;
  input.value = text;
  input.form.requestSubmit();
}

function look(video, canvas) {
  if (!stream) return;
  if (video.videoWidth) {
    const scale = Math.min(1, WIDE / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    const drawing = canvas.getContext("2d", { willReadFrequently: true });
    drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    const found = jsQR(data, canvas.width, canvas.height, { inversionAttempts: "dontInvert" });
    if (found?.data) send(found.data);
  }
  setTimeout(look, EVERY, video, canvas);
}

async function start() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  } catch {
    const note = document.getElementById("door-said");
    if (note) note.textContent = area().dataset.refused;
    return;
  }
  const video = area().querySelector("video");
  video.srcObject = stream;
  area().hidden = false;
  offer();
  await video.play();
  look(video, document.createElement("canvas"));
}

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-door-scan]")) start();
  if (target.closest("[data-door-stop]")) stop();
});
document.addEventListener("htmx:afterSettle", offer);
addEventListener("pagehide", stop);
offer();
