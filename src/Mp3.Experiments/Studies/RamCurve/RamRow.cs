// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>One line of <c>points.csv</c>: a run of the curve, all its programs and their descendants together.</summary>
internal sealed record RamRow
{
    private const double NsPerSecond = 1e9;
    private const double UsPerSecond = 1e6;

    private static readonly (RamEnd End, string Word)[] Ends =
        [(RamEnd.Whole, "whole"), (RamEnd.OutOfMemory, "oom"), (RamEnd.TimedOut, "timeout"), (RamEnd.Otherwise, "otherwise")];

    /// <summary>Name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>RAM that the programs could have, MiB; of the reference, what they had at most.</summary>
    public required int RamMib { get; init; }

    /// <summary>How the programs ended.</summary>
    public required RamEnd End { get; init; }

    /// <summary>From the common start to the last end.</summary>
    public required long CompletionNs { get; init; }

    /// <summary>wait4()'s account.</summary>
    public required Amounts Counted { get; init; }

    /// <summary>Processes in all.</summary>
    public required int Processes { get; init; }

    /// <summary>Largest resident set of a process, KiB.</summary>
    public required long MaxRssKib { get; init; }

    /// <summary>memory.peak of their cgroup, page cache included, KiB; 0: not known.</summary>
    public required long PeakKib { get; init; }

    /// <summary>Page cache that their cgroup was still charged with at the end (memory.stat), KiB.</summary>
    public required long FileKib { get; init; }

    /// <summary>memory.pressure of their cgroup: µs in which one of their tasks was stalled for memory; 0: not known either.</summary>
    public required long StalledUs { get; init; }

    /// <summary>Processes that the kernel killed for want of memory.</summary>
    public required long OomKills { get; init; }

    /// <summary>It is the run without a limit.</summary>
    public bool IsReference => Run == CurveRuns.Reference;

    /// <summary>How it ended, as the file has it.</summary>
    public string EndWord => Ends.First(end => end.End == End).Word;

    /// <summary>Where it is on the curve.</summary>
    public RamPoint Point => new(
        RamMib,
        End,
        CompletionNs / NsPerSecond,
        Counted[ProcessColumn.MinorFaults],
        Counted[ProcessColumn.MajorFaults],
        Math.Max(0, CompletionNs - Counted[ProcessColumn.UserNs] - Counted[ProcessColumn.SystemNs]) / NsPerSecond,
        StalledUs / UsPerSecond);

    /// <summary>How the file is written and read.</summary>
    public static CsvTable<RamRow> Csv { get; } = new(
        [
            CsvField.Text<RamRow>("run", row => row.Run),
            CsvField.Whole<RamRow>("ram_mib", row => row.RamMib),
            CsvField.Text<RamRow>("end", row => row.EndWord),
            CsvField.Whole<RamRow>("completion_ns", row => row.CompletionNs),
            .. CsvField.Of<RamRow>(ProcessColumn.All, row => row.Counted),
            CsvField.Whole<RamRow>("processes", row => row.Processes),
            CsvField.Whole<RamRow>("max_rss_kib", row => row.MaxRssKib),
            CsvField.Whole<RamRow>("peak_kib", row => row.PeakKib),
            CsvField.Whole<RamRow>("file_kib", row => row.FileKib),
            CsvField.Whole<RamRow>("stalled_us", row => row.StalledUs),
            CsvField.Whole<RamRow>("oom_kills", row => row.OomKills),
        ],
        line => new RamRow
        {
            Run = line.Text("run"),
            RamMib = line.Small("ram_mib"),
            End = EndOf(line.Text("end")),
            CompletionNs = line.Whole("completion_ns"),
            Counted = line.Amounts(ProcessColumn.All),
            Processes = line.Small("processes"),
            MaxRssKib = line.Whole("max_rss_kib"),
            PeakKib = line.Whole("peak_kib"),
            FileKib = line.Whole("file_kib"),
            StalledUs = line.Whole("stalled_us"),
            OomKills = line.Whole("oom_kills"),
        });

    private static RamEnd EndOf(string word) => Array.Find(Ends, end => end.Word == word) is { Word: not null } found
        ? found.End
        : throw Protocol.Mp3Exception.Usage($"points.csv: '{word}' is no end of a run");
}
