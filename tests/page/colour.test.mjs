// The speakers' colours: far apart for every kind of colour vision, and dark or light enough for the figures on them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../../www/css/base.css", import.meta.url), "utf8");
const [light, dark] = css.split("@media (prefers-color-scheme: dark)");
const colours = (part) => [1, 2, 3, 4, 5, 6, 7, 8].map((slot) => new RegExp(`--s${slot}: (#\\w{6});`).exec(part)[1]);
const on = (part) => /--on-speaker: (#\w{6});/.exec(part)[1];

// Machado, Oliveira and Fernandes 2009, severity 1.
const VISION = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const linear = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const luminance = (hex) => linear(hex).reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

function seen(hex, matrix) {
  const given = linear(hex);
  const [r, g, b] = matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, at) => sum + weight * given[at], 0))));
  const bend = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [(0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047, 0.2126729 * r + 0.7151522 * g + 0.072175 * b, (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883].map(bend);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

for (const [name, part] of [["light", light], ["dark", dark]]) {
  test(`${name}: every two speakers' colours differ by at least 20 (CIE 1976) in every kind of colour vision`, () => {
    const palette = colours(part);
    for (const [vision, matrix] of Object.entries(VISION)) {
      const places = palette.map((hex) => seen(hex, matrix));
      for (let a = 0; a < 8; a += 1) for (let b = 0; b < a; b += 1) {
        const distance = Math.hypot(...places[a].map((value, at) => value - places[b][at]));
        assert.ok(distance >= 20, `${palette[a]} and ${palette[b]}: ${distance.toFixed(1)} in ${vision}`);
      }
    }
  });

  test(`${name}: the speaker's number can be read on the speaker's colour`, () => {
    for (const hex of colours(part)) assert.ok(contrast(hex, on(part)) >= 4.5, `${hex}: ${contrast(hex, on(part)).toFixed(2)}`);
  });
}
