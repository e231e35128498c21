"use strict";
(function () {
  var table = document.querySelector("#findings table");
  var tools = document.querySelector("#findings .tools");
  if (!table || !tools) { return; }
  var body = table.tBodies[0];
  var rows = Array.from(body.rows);
  var status = document.getElementById("shown");
  var words = document.getElementById("find");
  var outcome = document.getElementById("outcome");
  var at = Array.from(table.tHead.rows[0].cells).findIndex(function (head) {
    return head.dataset.column === "outcome";
  });
  function filter() {
    var find = words.value.toLowerCase();
    var count = 0;
    rows.forEach(function (row) {
      var isWord = outcome.value === "" || row.cells[at].textContent.trim() === outcome.value;
      var isShown = isWord ? row.textContent.toLowerCase().includes(find) : false;
      row.hidden = !isShown;
      count += isShown ? 1 : 0;
    });
    status.textContent = tools.dataset.shown.replace("#1", count).replace("#2", rows.length);
  }
  function value(row, column) {
    var cell = row.cells[column].querySelector("data, time");
    return cell ? cell.value || cell.dateTime : row.cells[column].textContent.trim();
  }
  function compare(a, b) {
    var x = Number(a), y = Number(b);
    if (a === "" || b === "") { return (a === "") - (b === ""); }
    return isNaN(x) || isNaN(y) ? a.localeCompare(b) : x - y;
  }
  function sort(head, column) {
    var isDown = head.getAttribute("aria-sort") === "ascending";
    Array.from(table.tHead.rows[0].cells).forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    rows.sort(function (a, b) {
      var order = compare(value(a, column), value(b, column));
      return isDown ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }
  Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    button.title = tools.dataset.sort;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () { sort(head, column); });
  });
  words.addEventListener("input", filter);
  outcome.addEventListener("change", filter);
  tools.hidden = false;
  filter();
})();
