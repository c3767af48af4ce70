"use strict";
(function () {
  const film = JSON.parse(document.getElementById("film").textContent);
  const element = (id) => document.getElementById(id);
  const canvas = element("field"), pen = canvas.getContext("2d");
  const play = element("play"), bar = element("time"), clock = element("clock"), speed = element("speed");
  const ticks = film.ticks, step = film.step, samples = Math.ceil(ticks / step) + 1;
  let now = 0, playing = false, before = 0;

  // A body's poses: after so many samples without a change the differences of x, y (0.1 mm) and angle (0.01 degrees).
  function poses(text, start) {
    const raw = atob(text), out = new Float64Array(samples * 3);
    let at = 0, filled = 0, pose = start.slice();
    const number = () => {
      let value = 0, weight = 1, byte;
      do { byte = raw.charCodeAt(at++); value += (byte & 127) * weight; weight *= 128; } while (byte > 127 && at < raw.length);
      return value;
    };
    const signed = () => { const value = number(); return value % 2 ? -(value + 1) / 2 : value / 2; };
    const fill = (until) => { for (; filled < Math.min(until, samples); filled++) out.set(pose, filled * 3); };
    while (at < raw.length) {
      fill(filled + number());
      pose = [pose[0] + signed(), pose[1] + signed(), pose[2] + signed()];
      fill(filled + 1);
    }
    fill(samples);
    return out;
  }

  let moving = 0;
  for (const body of film.bodies) {
    body.path = body.loose ? poses(film.poses[moving++] || "", body.start) : null;
    body.trail = [];
    for (let sample = 0; body.path && sample < samples; sample++) {
      const x = body.path[sample * 3], y = body.path[sample * 3 + 1], last = body.trail[body.trail.length - 1];
      if (!last || last[1] !== x || last[2] !== y) body.trail.push([sample * step, x, y]);
    }
  }

  function pose(body, tick) {
    const of = body.path;
    if (!of) return body.start;
    const place = Math.min(tick / step, samples - 1), low = Math.floor(place), high = Math.min(low + 1, samples - 1);
    return [0, 1, 2].map((part) => of[low * 3 + part] + (of[high * 3 + part] - of[low * 3 + part]) * (place - low));
  }

  function line(points, closed) {
    pen.beginPath();
    for (let at = 0; at + 1 < points.length; at += 2) pen.lineTo(points[at], points[at + 1]);
    if (closed) pen.closePath();
  }

  function drawInk(ink) {
    for (const [kind, colour, ...rest] of ink) {
      pen.fillStyle = pen.strokeStyle = colour;
      if (kind === "line") { line(rest[1]); pen.lineWidth = rest[0]; pen.stroke(); }
      if (kind === "polygon") { line(rest[0], true); pen.fill(); }
      if (kind === "disc") { pen.beginPath(); pen.arc(rest[0], rest[1], Math.max(rest[2], 0), 0, 7); pen.fill(); }
      if (kind === "arc") { pen.beginPath(); pen.lineWidth = rest[5]; pen.arc(rest[0], rest[1], Math.max(rest[2], 0), rest[3], rest[4], rest[4] < rest[3]); pen.stroke(); }
      if (kind === "area") {
        pen.beginPath();
        for (const ring of rest[1]) { for (let at = 0; at + 1 < ring.length; at += 2) at ? pen.lineTo(ring[at], ring[at + 1]) : pen.moveTo(ring[0], ring[1]); pen.closePath(); }
        pen.fill(rest[0] ? "evenodd" : "nonzero");
      }
      if (kind === "text") write(rest[3], rest[0], rest[1], rest[2]);
    }
  }

  // Text of this height at a place of the frame that is drawn in; it stands upright there.
  function write(text, x, y, height) {
    pen.save();
    pen.translate(x, y);
    pen.scale(height / 20, -height / 20);
    pen.font = "20px sans-serif";
    pen.fillText(text, 0, 0);
    pen.restore();
  }

  const ground = new Image();
  const [width, height] = film.size;

  function draw() {
    const wide = Math.max(Math.min(Math.round(canvas.clientWidth * (window.devicePixelRatio || 1)), 4096), 64);
    const high = Math.max(Math.min(Math.round(wide * height / width), 8192), 16);
    if (canvas.width !== wide || canvas.height !== high) { canvas.width = wide; canvas.height = high; }
    const scale = wide / width;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, wide, high);
    if (ground.complete && ground.naturalWidth) pen.drawImage(ground, 0, 0, wide, high);
    pen.setTransform(scale, 0, 0, -scale, 0, height * scale);
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = film.trail;
    pen.lineWidth = 0.004;
    for (const body of film.bodies) {
      if (body.trail.length < 2) continue;
      const [x, y] = pose(body, now), points = [];
      for (const [tick, x, y] of body.trail) { if (tick > now) break; points.push(x / 1e4, y / 1e4); }
      points.push(x / 1e4, y / 1e4);
      line(points);
      pen.stroke();
    }
    const on = film.bodies.map((body) => body.on), gone = film.bodies.map(() => false);
    for (const [tick, body, taken, lit] of film.things) { if (tick > now) break; on[body] = lit; gone[body] = taken; }
    for (const flat of [true, false]) {
      film.bodies.forEach((body, number) => {
        if (body.flat !== flat || gone[number]) return;
        const [x, y, angle] = pose(body, now);
        pen.save();
        pen.translate(x / 1e4, y / 1e4);
        pen.rotate(angle * Math.PI / 18000);
        drawInk(on[number] && body.lit || body.ink);
        pen.restore();
      });
    }
    pen.strokeStyle = film.label;
    pen.lineWidth = 0.004;
    for (const ends of film.ropes) {
      line(ends.flatMap(([body, x, y]) => {
        const [left, up, angle] = film.bodies[body] ? pose(film.bodies[body], now) : [0, 0, 0];
        const sin = Math.sin(angle * Math.PI / 18000), cos = Math.cos(angle * Math.PI / 18000);
        return [left / 1e4 + x * cos - y * sin, up / 1e4 + x * sin + y * cos];
      }));
      pen.stroke();
    }
    const said = {};
    for (const [tick, robot, text] of film.says) { if (tick > now) break; said[robot] = text; }
    pen.fillStyle = film.label;
    for (const robot in said) {
      if (!film.bodies[robot]) continue;
      const [x, y] = pose(film.bodies[robot], now);
      write(said[robot], x / 1e4 + 0.08, y / 1e4 + 0.08, 0.04);
    }
    tell();
  }

  const seconds = (tick) => (tick / 100).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

  function tell() {
    bar.value = now;
    clock.textContent = seconds(now) + " / " + seconds(ticks) + " " + film.texts.s;
    bar.setAttribute("aria-valuetext", clock.textContent);
    play.textContent = playing ? film.texts.pause : film.texts.play;
    film.goals.forEach((goal, number) => {
      let state = 0;
      for (const [tick, next] of goal.states) { if (tick > now) break; state = next; }
      const row = goals[number];
      if (row.dataset.state !== String(state)) { row.dataset.state = state; row.textContent = "○✔✘"[state] + " " + goal.text; }
    });
    film.prints.forEach(([tick], number) => rows[number].classList.toggle("later", tick > now));
  }

  const item = (list, fill) => { const row = document.createElement("li"); fill(row); element(list).append(row); return row; };
  const goals = film.goals.map(() => item("goals", () => {}));
  const rows = film.prints.map(([tick, line, text]) => item("prints", (row) => {
    const button = document.createElement("button");
    button.textContent = seconds(tick) + (line ? "  " + film.texts.line + " " + line : "") + "  " + text;
    button.onclick = () => seek(tick);
    row.append(button);
  }));
  element("said").hidden = !rows.length;
  element("wanted").hidden = !goals.length;

  function seek(tick) { now = Math.max(0, Math.min(ticks, tick)); draw(); }
  function toggle() {
    playing = !playing;
    if (playing && now >= ticks) now = 0;
    before = performance.now();
    if (playing) requestAnimationFrame(frame);
    tell();
  }
  function frame(time) {
    if (!playing) return;
    now += Math.min(Math.max(time - before, 0), 250) / 10 * Number(speed.value);
    before = time;
    if (now >= ticks) { now = ticks; playing = false; }
    draw();
    if (playing) requestAnimationFrame(frame);
  }
  play.onclick = toggle;
  bar.max = ticks;
  bar.oninput = () => { playing = false; seek(Number(bar.value)); };
  window.onresize = draw;
  document.onkeydown = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select, input")) return;
    if (event.code === "Space" && event.target !== play && event.target.tagName !== "BUTTON") { toggle(); event.preventDefault(); }
    if (event.code === "ArrowLeft") { playing = false; seek(Math.ceil(now) - (event.shiftKey ? 100 : 1)); }
    if (event.code === "ArrowRight") { playing = false; seek(Math.floor(now) + (event.shiftKey ? 100 : 1)); }
  };

  element("title").textContent = film.title;
  element("verdict").textContent = film.verdict.text;
  element("verdict").dataset.state = film.verdict.state;
  element("why").textContent = film.verdict.why;
  // A link may name a moment: replay.html#t=12.5 shows 12.5 seconds, #end the end.
  const asked = /^#t=([0-9.]+)$/.exec(location.hash);
  now = asked ? Math.min(Number(asked[1]) * 100 || 0, ticks) : location.hash === "#end" ? ticks : 0;
  ground.onload = draw;
  ground.src = film.ground;
  draw();
  document.body.dataset.ready = "yes";
})();
