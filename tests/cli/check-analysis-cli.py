#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""run --sensitivity and compare on the command line; progress on a terminal, and what Ctrl+C leaves.

usage: check-analysis-cli.py LODESTONE_CLI
"""

import csv
import io
import json
import os
import pathlib
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

CLI = sys.argv.pop(1)
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}

SCENARIO = {
    "format": "lodestone-scenario", "version": 1, "id": "stop", "title": "Stop", "material": "ndfeb_magnets",
    "from": "2026-01", "to": "2028-12", "step": "year", "seed": 3, "draws": 20,
    "alliance": {"members": ["EU27", "USA", "JPN"], "pooled_stocks": False, "open_arcs": True},
    "levers": [
        {"id": "L1", "kind": "export_control", "countries": ["CHN"], "stages": ["magnet"], "destinations": [],
         "window": ["2026-07", "2028-06"],
         "remaining": {"value": .2, "low": 0, "high": .5, "shape": "pert"}, "probability": .7},
        {"id": "G1", "kind": "demand_growth", "countries": [], "growth": {"value": .05, "low": .02, "high": .09,
                                                                          "shape": "uniform"}}],
}


def call(*arguments, text=None):
    done = subprocess.run([CLI, *arguments], input=text, capture_output=True, text=True, timeout=100, env=ENVIRONMENT)
    return done.returncode, done.stdout, done.stderr


class Base(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.stop = self.write("stop.json", SCENARIO)

    def write(self, name, document):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(json.dumps(document))
        return str(path)

    def answer(self, *arguments):
        status, out, err = call(*arguments)
        self.assertEqual(status, 0, err)
        self.assertTrue(out.endswith("\n"))
        return json.loads(out)

    def assert_refused(self, expected_status, *words, arguments):
        status, out, err = call(*arguments)
        self.assertEqual(status, expected_status, err)
        self.assertEqual(out, "")
        for word in words:
            self.assertIn(word, err)


class Sensitivity(Base):
    KEYS = {"tornado": {"at_low", "at_high", "swing"}, "morris": {"mu", "mu_star", "sigma"},
            "sobol": {"first", "first_error", "total", "total_error"}}
    RANK = {"tornado": "swing", "morris": "mu_star", "sobol": "total"}

    def run_method(self, method, *more):
        return self.answer("run", f"--sensitivity={method}", *more, self.stop)

    def test_json(self):
        for method, keys in self.KEYS.items():
            with self.subTest(method):
                result = self.run_method(method, "--samples=16")
                self.assertEqual((result["method"], result["consumer"], result["seed"]), (method, "all", 3))
                names = [outcome["metric"] for outcome in result["outcomes"]]
                self.assertEqual(names, ["fragmented_shortage_t", "coordinated_shortage_t", "dividend_t",
                                         "fragmented_peak_pct", "coordinated_peak_pct"])
                for outcome in result["outcomes"]:
                    self.assertEqual(outcome["unit"], "t" if outcome["metric"].endswith("_t") else "%")
                    weights = [row[self.RANK[method]] for row in outcome["inputs"]]
                    self.assertEqual(weights, sorted(weights, reverse=True))
                    inputs = {(row["lever"], row["parameter"]) for row in outcome["inputs"]}
                    self.assertLessEqual({("L1", "remaining"), ("L1", "happens"), ("G1", "growth"),
                                          (None, "utilisation")}, inputs)
                    for row in outcome["inputs"]:
                        self.assertLessEqual(keys, row.keys())
                        self.assertLessEqual(row["low"], row["high"])

    def test_runs(self):
        for method, runs in (("morris", lambda k: 5 * (k + 1)), ("sobol", lambda k: 5 * (k + 2))):
            result = self.run_method(method, "--samples=5")
            self.assertEqual(result["runs"], runs(len(result["outcomes"][0]["inputs"])))
        result = self.run_method("tornado")
        self.assertEqual(result["runs"], 2 * len(result["outcomes"][0]["inputs"]) + 1)

    def test_tornado_meets_the_run(self):
        """The middle of a tornado is the central run, and an end is the run with that number."""
        base = self.answer("run", "--draws=0", self.stop)["all"]["total"]
        low = json.loads(json.dumps(SCENARIO))
        low["levers"][0]["remaining"] = 0
        end = self.answer("run", "--draws=0", self.write("low.json", low))["all"]["total"]
        result = self.run_method("tornado")
        for outcome in result["outcomes"][:3]:
            key = outcome["metric"]
            self.assertAlmostEqual(outcome["base"], base[key], delta=1e-6 + 1e-9 * abs(base[key]))
            bar = next(row for row in outcome["inputs"] if row["parameter"] == "remaining")
            self.assertAlmostEqual(bar["at_low"], end[key], delta=1e-6 + 1e-9 * abs(end[key]))

    def test_baseline_bars(self):
        bars = [row for row in self.run_method("tornado")["outcomes"][0]["inputs"]
                if row["lever"] is None and row["parameter"] == "yield"]
        self.assertTrue(bars)
        self.assertEqual(bars[0]["unit"], "t/t")
        self.assertIn("stage", bars[0])

    def test_consumer_and_metric(self):
        result = self.run_method("morris", "--consumer=EU27", "--metric=coordinated_largest_share_pct", "--samples=4")
        self.assertEqual([outcome["metric"] for outcome in result["outcomes"]], ["coordinated_largest_share_pct"])
        self.assertEqual(len(self.run_method("tornado", "--consumer=EU27")["outcomes"]), 7)

    def test_threads(self):
        for method in self.KEYS:
            texts = {json.dumps(self.run_method(method, f"--threads={n}", "--samples=20")) for n in (1, 2, 4)}
            self.assertEqual(len(texts), 1)

    def test_seed(self):
        first, again, other = (json.dumps(self.run_method("sobol", f"--seed={n}", "--samples=16")["outcomes"])
                               for n in (1, 1, 2))
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)

    def test_csv_and_table(self):
        for method, keys in self.KEYS.items():
            status, out, err = call("run", f"--sensitivity={method}", "--samples=4", "--format=csv", self.stop)
            self.assertEqual(status, 0, err)
            rows = list(csv.DictReader(io.StringIO(out)))
            self.assertLessEqual(keys | {"metric", "rank", "lever", "parameter", "input_unit"}, rows[0].keys())
            self.assertEqual(rows[0]["rank"], "1")
            status, out, err = call("run", f"--sensitivity={method}", "--samples=4", "--format=table", self.stop)
            self.assertEqual(status, 0, err)
            self.assertEqual(len(out.splitlines()), len(rows) + 1)

    def test_nothing_varies(self):
        """A number that no draw changes has no variance to share out: null, not NaN."""
        calm = dict(SCENARIO, levers=[])
        result = self.answer("run", "--sensitivity=sobol", "--samples=4", self.write("calm.json", calm))
        for row in result["outcomes"][0]["inputs"]:
            self.assertIsNone(row["first"])

    def test_usage(self):
        for word, *expected in (("--sensitivity=luck", "luck", "tornado"), ("--samples=0", "--samples"),
                                ("--samples=x", "--samples"), ("--metric=luck", "luck", "dividend_t")):
            more = [] if word.startswith("--sensitivity") else ["--sensitivity=sobol"]
            self.assert_refused(2, *expected, arguments=["run", *more, word, self.stop])
        self.assert_refused(2, "go with --sensitivity", arguments=["run", "--metric=dividend_t", self.stop])

    def test_faults(self):
        self.assert_refused(1, "XYZ", arguments=["run", "--sensitivity=tornado", "--consumer=XYZ", self.stop])
        self.assert_refused(1, "single consumer",
                            arguments=["run", "--sensitivity=tornado", "--metric=fragmented_largest_share_pct", self.stop])
        self.assert_refused(1, "2 at least", arguments=["run", "--sensitivity=sobol", "--samples=1", self.stop])


class Compare(Base):
    def setUp(self):
        super().setUp()
        other = json.loads(json.dumps(SCENARIO))
        other.update(id="other", title="Other", seed=4)
        other["levers"].reverse()
        other["levers"][1]["remaining"]["value"] = .3
        other["levers"].append({"id": "R1", "kind": "stockpile", "countries": ["JPN"], "target": 900})
        self.other = self.write("other.json", other)

    def test_json(self):
        result = self.answer("compare", self.stop, self.other)
        self.assertEqual([side["id"] for side in result["scenarios"]], ["stop", "other"])
        self.assertEqual((result["draws"], result["seed"]), (20, 3))
        rows = {(row["lever"], row["member"]): (row["unit"], row["values"]) for row in result["differences"]}
        self.assertEqual(rows, {(None, "seed"): ("", [3, 4]), ("L1", "remaining.value"): ("share", [.2, .3]),
                                ("R1", "present"): ("", [False, True])})
        self.assertTrue(any("one luck" in note for note in result["notes"]))

    def test_numbers_are_those_of_run(self):
        result = self.answer("compare", self.stop, self.other)
        metrics = {(row["metric"], row["consumer"]): row["values"] for row in result["metrics"]}
        for index, path in enumerate((self.stop, self.other)):
            alone = self.answer("run", "--draws=20", "--seed=3", path)
            self.assertEqual(metrics["dividend_t", "all"][index], alone["all"]["total"]["dividend_t"])
            self.assertEqual(metrics["fragmented_shortage_mean_t", "members"][index],
                             alone["alliance"]["total"]["fragmented_shortage_band_t"]["mean"])
            for consumer in alone["consumers"]:
                name = consumer["consumer"]
                self.assertEqual(metrics["coordinated_shortage_t", name][index],
                                 consumer["total"]["coordinated_shortage_t"])
                self.assertEqual(metrics["coordinated_last_largest_share_pct", name][index],
                                 consumer["coordinated"]["largest_share_pct"][-1])

    def test_same(self):
        result = self.answer("compare", self.stop, self.stop, self.stop)
        self.assertEqual((result["differences"], result["notes"]), ([], []))
        for row in result["metrics"]:
            self.assertEqual(len(set(row["values"])), 1, row)

    def test_csv_and_table(self):
        status, out, err = call("compare", "--format=csv", self.stop, self.other)
        self.assertEqual(status, 0, err)
        inputs, metrics = out.split("\r\n\n" if "\r\n" in out else "\n\n", 1)
        self.assertIn("remaining.value,L1,share,0.2,0.3", inputs)
        rows = list(csv.DictReader(io.StringIO(metrics)))
        self.assertEqual(rows[0]["metric"], "demand_t")
        self.assertAlmostEqual(float(rows[0]["stop"]), float(rows[0]["other"]))
        status, out, err = call("compare", "--format=table", self.stop, self.stop)
        self.assertEqual(status, 0, err)
        self.assertIn("stop (1)", out)
        self.assertIn("stop (2)", out)

    def test_output_file(self):
        path = str(pathlib.Path(self.folder.name) / "out.json")
        status, out, err = call("compare", "-o", path, self.stop, self.other)
        self.assertEqual((status, out), (0, ""), err)
        self.assertEqual(len(json.loads(pathlib.Path(path).read_text())["scenarios"]), 2)

    def test_faults(self):
        bad = json.loads(json.dumps(SCENARIO))
        bad.update(id="bad")
        bad["levers"][0]["stages"] = ["smelting"]
        self.assert_refused(1, "bad", "smelting", arguments=["compare", self.stop, self.write("bad.json", bad)])
        self.assert_refused(2, "missing", arguments=["compare", self.stop])
        self.assert_refused(2, "--draws", arguments=["compare", "--draws=1000000000", self.stop, self.other])
        self.assert_refused(3, "nowhere.json", arguments=["compare", self.stop, "/nonexistent/nowhere.json"])


class LongWork(Base):
    """Months of many draws: minutes of work, unless it is stopped."""

    def setUp(self):
        super().setUp()
        long = json.loads(json.dumps(SCENARIO))
        long.update({"to": "2045-12"})
        self.long = self.write("long.json", long)
        self.path = pathlib.Path(self.folder.name) / "out.json"
        self.words = [CLI, "run", "--sensitivity=sobol", "--samples=50000", "-o", str(self.path), self.long]

    def stop_after(self, seconds, words, stderr):
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=stderr, env=ENVIRONMENT)
        self.addCleanup(process.stdout.close)
        time.sleep(seconds)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        return process

    def test_interrupt(self):
        for kept in (None, "kept\n"):
            if kept is not None:
                self.path.write_text(kept)
            process = self.stop_after(.3, self.words, subprocess.PIPE)
            out, err = process.communicate(timeout=30)
            process.stderr.close()
            self.assertEqual(process.returncode, 130)
            self.assertEqual(out, b"")
            self.assertIn(b"stopped; nothing was written", err)
            self.assertEqual(self.path.read_text() if self.path.exists() else None, kept)
            self.assertEqual({p.name for p in pathlib.Path(self.folder.name).iterdir()},
                             {"stop.json", "long.json"} | ({"out.json"} if kept else set()))

    def test_interrupt_of_compare(self):
        words = [CLI, "compare", "--draws=100000", "-o", str(self.path), self.long, self.long]
        process = self.stop_after(.3, words, subprocess.PIPE)
        process.communicate(timeout=30)
        process.stderr.close()
        self.assertEqual(process.returncode, 130)
        self.assertFalse(self.path.exists())

    @staticmethod
    def drain(master):
        """What a terminal whose other end is closed was told."""
        shown = b""
        while select.select([master], [], [], .2)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            shown += piece
        return shown.decode()

    def read_terminal(self, words, seconds):
        """What a terminal shows of standard error in so many seconds."""
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        process = self.stop_after(seconds, words, slave)
        os.close(slave)
        process.communicate(timeout=30)
        return self.drain(master)

    def test_progress(self):
        shown = self.read_terminal(self.words, 2.5)
        self.assertRegex(shown, r"long\.json: \d+ %")
        # The line is wiped before anything else is said.
        self.assertRegex(shown, r"\r\x1b\[Klodestone-cli: stopped")

    def test_no_progress_of_short_work(self):
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        done = subprocess.run([CLI, "run", "--draws=0", self.stop], stdout=subprocess.PIPE, stderr=slave, env=ENVIRONMENT)
        os.close(slave)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(self.drain(master), "")

    def test_no_progress_in_a_file(self):
        process = self.stop_after(1.5, self.words, subprocess.PIPE)
        _, err = process.communicate(timeout=30)
        process.stderr.close()
        self.assertNotIn(b"%", err)


if __name__ == "__main__":
    unittest.main()
