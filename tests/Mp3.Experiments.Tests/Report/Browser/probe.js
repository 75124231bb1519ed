// SPDX-License-Identifier: MIT
"use strict";
// Loads the report into frames of several widths and writes what it finds there into the document.
const widths = [400, 1600];
const findings = [];

function describe(element) {
  const words = (element.textContent ?? "").trim().slice(0, 30);
  return `${element.tagName}.${element.getAttribute("class") ?? ""} '${words}'`;
}

function visible(element) {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}

function beyond(element, width) {
  const box = element.getBoundingClientRect();
  return box.left < -1 || box.right > width + 1;
}

function outside(text, svg) {
  const [a, b] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
  return a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1;
}

function pictureOf(svg, view) {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")];
  return {
    label: svg.getAttribute("aria-label") ?? "",
    smallestText: Math.min(...texts.map(text => Number(text.getAttribute("font-size")) * scale)),
    cut: texts.filter(text => outside(text, svg)).map(describe),
    ink: view.getComputedStyle(texts[0]).fill,
  };
}

// As from the keyboard: the button takes the focus, and Enter or the space bar clicks it.
function sortByKeyboard(document) {
  const button = [...document.querySelectorAll("table[data-sortable] th button")].find(candidate => /^(time|latency)/.test(candidate.textContent));
  const table = button.closest("table");
  const column = button.closest("th").cellIndex;
  const values = () => [...table.tBodies[0].rows].map(row => Number(row.cells[column].dataset.sort));
  button.focus();
  const hasFocus = document.activeElement === button;
  button.click();
  const ascending = values();
  button.click();
  return { hasFocus, ascending, descending: values(), state: button.closest("th").getAttribute("aria-sort") };
}

function measure(frame) {
  const [document, view] = [frame.contentDocument, frame.contentWindow];
  document.querySelectorAll("details").forEach(details => { details.open = true; });
  const shown = [...document.querySelectorAll("body *")].filter(visible);
  return {
    width: view.innerWidth,
    scrollWidth: document.documentElement.scrollWidth,
    beyond: shown.filter(element => beyond(element, view.innerWidth)).map(describe),
    figures: document.querySelectorAll("figure").length,
    pictures: [...document.querySelectorAll("figure svg")].filter(visible).map(svg => pictureOf(svg, view)),
    imagesWithoutWords: [...document.querySelectorAll("img:not([alt]), svg:not([aria-label])")].map(describe),
    background: view.getComputedStyle(document.body).backgroundColor,
    text: view.getComputedStyle(document.body).color,
    sorting: sortByKeyboard(document),
  };
}

const report = document.getElementById("report").textContent;
let waiting = widths.length;
for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `border:0;width:${width}px;height:900px`;
  frame.onload = () => {
    findings.push(measure(frame));
    if (--waiting === 0) {
      document.body.replaceChildren();
      document.body.setAttribute("data-findings", JSON.stringify(findings));
    }
  };
  frame.srcdoc = report;
  document.body.append(frame);
}
