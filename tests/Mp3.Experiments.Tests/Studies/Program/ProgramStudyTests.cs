// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Program;
using Mp3.Experiments.Tests.Fixtures;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Studies.Program;

/// <summary>A result of programs, from its folder to what is shown of it.</summary>
public sealed class ProgramStudyTests : IDisposable
{
    private const string Answer =
        "sh exited 0 after 0.30 s: 6 % of it on the CPU, 50 % while every task that could run waited for a disk; 156 of 858 page faults are major, "
        + "and the largest resident set of a process is 3.9 MiB. The programs came up against --limit 12 times, and had 16.0 MiB at most, page cache included.";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_is_written_is_read_back()
    {
        ProcessResult written = Publish("result");

        var read = (ProcessResult)StudyList.Load(ResultFolder.Open(_scratch["result"]));

        Assert.Equal(written.Tree, read.Tree);
        Assert.Equal(written.Runs, read.Runs);
        Assert.Equal(written.Samples, read.Samples);
        Assert.Equal(["manifest.json", "machine.csv", "pressure.csv", "processes.csv", "runs.csv", "samples.csv", "stderr.txt", "stdout.txt"],
            Directory.EnumerateFiles(_scratch["result"]).Select(path => Path.GetFileName(path)!).OrderBy(name => name != "manifest.json").ThenBy(name => name, StringComparer.Ordinal));
        Assert.Equal(Digest.Of([]), read.Manifest.Files["stdout.txt"]);
    }

    [Fact]
    public void The_answer_comes_first_on_the_console_and_in_the_report()
    {
        ResultView view = StudyList.View(Publish("result"));
        using var console = new TestConsole();
        console.Profile.Width = 1000;
        view.WriteTables(console);

        Assert.StartsWith(Answer, console.Output, StringComparison.Ordinal);
        Assert.Equal(Answer, view.Figures[0].Finding);
        Assert.Equal("Page faults of sh", view.Title);
        Assert.Contains("memory.max 16M", view.Caption.Facts);
        Assert.Contains("and files on: hdd (modelled: 7,200 rpm SATA disk of 1 TB)", view.Caption.Truth);
    }

    [Fact]
    public void Pictures_and_report_are_drawn_with_a_line_for_each_series()
    {
        ResultView view = StudyList.View(Publish("result"));

        Assert.Equal(["faults-run", "fault-rate", "minor-fault-rate", "memory-run", "reclaim-run"], view.Figures.Select(figure => figure.Name));
        Assert.Equal("sh and 3 descendants: accumulated page faults", view.Figures[0].Title);
        Assert.Equal(["all 4 together", "sh", "sort", "daemon", "sh 102"], view.Figures[0].Panels[0].Lines.Select(line => line.Label));
        Assert.StartsWith(
            "Because of the programs' limit the kernel looked at 16.0 MiB of their pages and reclaimed 8.0 MiB; 1.0 MiB of files and 2.0 MiB of other memory came back afterwards.",
            view.Figures[^1].Finding, StringComparison.Ordinal);
        Assert.NotEmpty(ResultPages.Write(view, _scratch.Path, _scratch["result"]));
        Assert.Contains("there is no such file", File.ReadAllText(_scratch["report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_limit_alone_reclaims_there_is_no_panel_of_the_machine_s_reclaim()
    {
        ProcessResult limited = Publish("limited");
        Figure alone = StudyList.View(limited).Figures[^1];
        Figure both = StudyList.View(limited with { Machine = [.. limited.Machine, Row.Machine(9, 0.45, "run", (MachineColumn.ScanKswapd, 7))] }).Figures[^1];
        Figure unlimited = StudyList.View(Publish("unlimited", MadeTree.Shell())).Figures[^1];

        Assert.DoesNotContain(alone.Panels, panel => panel.Heading == StreamFigures.ReclaimHeading);
        Assert.EndsWith("The machine's own counts leave that out and are all 0, so there is no panel of them.", alone.Finding, StringComparison.Ordinal);
        Assert.Contains(both.Panels, panel => panel.Heading == StreamFigures.ReclaimHeading);
        Assert.EndsWith("The lines of reclaim are the machine's, which do not count that.", both.Finding, StringComparison.Ordinal);
        Assert.Contains(unlimited.Panels, panel => panel.Heading == StreamFigures.ReclaimHeading);
    }

    [Fact]
    public void The_sum_counts_processes_and_not_lines()
    {
        MadeTree made = new MadeTree().Process(100, 0, 1, 6, minor: 10).Exec(100, 1, "/usr/bin/make");
        int[] children = [.. Enumerable.Range(101, 12)];
        foreach (int pid in children)
        {
            made = made.Process((uint)pid, 100, 1, 3, minor: 5);
        }

        IReadOnlyList<Figure> figures = StudyList.View(Publish("make", made.Program("make", 100, children))).Figures;

        Assert.Equal(["all 13 together", "make", "others (12)"], figures[0].Panels[0].Lines.Select(line => line.Label));
        Figure rate = figures.Single(figure => figure.Name == "minor-fault-rate");
        Assert.Equal("make and 12 descendants", Assert.Single(rate.Panels).Heading);
        Assert.EndsWith("(make and 12 descendants).", rate.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resident_set_that_no_tick_has_seen_is_no_zero_in_the_report()
    {
        MadeTree made = new MadeTree().Process(100, 0, 1, 1, minor: 10).Exec(100, 1, "/usr/bin/true").Program("true", 100)
            .Change(0, report => report with { AtExit = report.AtExit with { MaxRssKib = 400 } });
        ResultView view = StudyList.View(Publish("short", made));

        string tables = string.Concat(view.Tables("").Select(table => table.ToString()));

        Assert.Contains("""<td data-label="largest resident set MiB" class="number" data-sort="0">–</td>""", tables, StringComparison.Ordinal);
        Assert.Contains("""<td data-label="resident MiB" class="number" data-sort="0">–</td>""", tables, StringComparison.Ordinal);
        Assert.StartsWith("No tick saw a page of the run's processes, ", view.Figures.Single(figure => figure.Name == "memory-run").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_asked_for_and_did_not_come_is_told()
    {
        ProcessResult result = Publish("result");
        string[] missing = ["/work/out.txt was not brought back: there is no such file"];

        Assert.Equal(missing, StudyList.Of(result.Manifest).MissingOf(result));
        JsonElement root = JsonDocument.Parse(StudyList.View(result).Json(new PlaceDocument("/r", result.ManifestHash, [], null))).RootElement;
        Assert.Equal(missing, root.GetProperty("missing").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public void The_document_has_each_program_and_its_outcome()
    {
        ProcessResult result = Publish("result");

        JsonElement root = JsonDocument.Parse(StudyList.View(result).Json(new PlaceDocument("/r", result.ManifestHash, [], null))).RootElement;

        Assert.Equal(Answer, root.GetProperty("answer").GetString());
        JsonElement program = Assert.Single(root.GetProperty("programs").EnumerateArray());
        Assert.Equal(("sh", 0), (program.GetProperty("label").GetString(), program.GetProperty("exit_code").GetInt32()));
        Assert.Equal(12, root.GetProperty("group").GetProperty("events").GetProperty("max").GetInt64());
        Assert.Equal(4, root.GetProperty("processes").GetInt32());
    }

    [Fact]
    public void What_was_asked_for_is_read_back_from_the_manifest_with_packages_pinned()
    {
        Manifest manifest = Publish("result").Manifest;

        var again = (ProgramRequest)StudyList.Of(manifest).Again(manifest, new AgainOptions(null, null, null));

        Assert.Equal(["dash=0.5.12-2"], again.Choices.PinnedPackages);
        Assert.Equal(MadeResult.Choices.Asked.Packages, again.Choices.Asked.Packages);
        Assert.Equal(MadeResult.Choices.Parameters, again.Choices.Parameters);
        Assert.Equal(MadeResult.Choices.Asked.Commands[0], again.Choices.Asked.Commands[0]);
    }

    [Fact]
    public void The_command_that_makes_it_again_can_be_pasted() => Assert.Equal(
        "mp3 run --file 'a b:/work/a b' --package dash=0.5.12-2 --env 'X=y z' --cwd /work --output /work/out.txt --copies 1 --limit 16M --high none --timeout 60s --until all --room 64 "
        + "--file-disk hdd --memory 1024 --swap ssd --seed 7 --kernel 6.1.0-56-amd64 -- sh -c 'sort '\\''a b'\\'''",
        CommandText.Of(Publish("result").Manifest));

    [Fact]
    public void Two_results_are_compared_whatever_was_run()
    {
        ProcessResult a = Publish("a");
        ProcessResult b = Publish("b", new MadeTree().Process(100, 0, 1, 3, minor: 9).Program("gzip", 100));
        var comparison = Mp3.Experiments.Comparing.StudyComparison.Of(
            Compared.Side("a", a),
            Compared.Side("b", b with { Manifest = b.Manifest with { Settings = b.Manifest.Settings with { Program = MadeResult.Choices.Asked with { Commands = [["gzip"]] } } } }));

        Assert.Equal(["sh -c sort 'a b'", "gzip"], comparison.Labels);
        Assert.Equal("faults-run", Assert.Single(StudyList.Of(a.Manifest).FiguresOf(comparison)).Name);
    }

    private ProcessResult Publish(string folder, MadeTree? made = null)
    {
        using ResultDraft draft = ResultFolder.Create(_scratch[folder]);
        ProcessResult result = MadeResult.Write(draft, made);
        _ = draft.Publish();
        return result;
    }
}
