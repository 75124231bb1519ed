// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Mp3.Experiments.Commands;
using Mp3.Experiments.Import;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Import;

/// <summary>What is printed as the line to type is typed, and leads out in one step.</summary>
public sealed partial class WayOutTests : IDisposable
{
    private const int MatchTimeoutMs = 1000;

    /// <summary>Enough for each of the choices below to meet each other one.</summary>
    private const int Made = 200;

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Several_questions_are_answered_by_one_line()
    {
        string path = Write(["50 100 90 1000000", "100 110 95 2000000", "150 120 99 3000000"], "p q.data");

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Draw([path], ImportOptions.None));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("may be per interval or from the start; ", error.Message, StringComparison.Ordinal);
        Assert.Contains("doesn't tell minor from major", error.Message, StringComparison.Ordinal);
        Assert.Contains($"; type: mp3 plot '{path}' --out {_scratch["pictures"]} --columns time,minor,major,cpu --counts interval --hz 1000 --cpu ns (or ", error.Message, StringComparison.Ordinal);
        Assert.Contains("or --counts cumulative", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_cpu_time_is_told_how_to_name_its_columns()
    {
        string path = Write(HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]}"), "p.data");

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Draw([path], ImportOptions.None));

        Assert.Contains("its lines have 3 fields, and four are expected; type: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("--columns time,minor,major (or --columns time,major,minor)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_that_is_printed_draws_the_files()
    {
        for (int seed = 0; seed < Made; seed++)
        {
            // Options are meant for all files, so those that are drawn together are of one kind.
            MadeFile[] files = [.. Enumerable.Range(0, 1 + (seed % 2)).Select(i => MadeFile.Of(seed) with { Seed = seed + (i * Made) })];
            string[] paths = [.. files.Select((file, i) => Write(file.Lines(), $"p{i}.data"))];
            (string? line, bool isDrawn) = Try(paths, ImportOptions.None);
            Assert.True(isDrawn || line is not null, $"neither drawn nor a line to type: {string.Join(" | ", files.Select(file => $"{file}"))}");
            foreach (ImportOptions typed in line is null ? [] : Lines(line))
            {
                (string? next, isDrawn) = Try(paths, typed);
                Assert.True(isDrawn, $"'{line}' ({typed}) led to '{next}'");
                // Of two files each may need another unit of CPU time.
                Assert.True(next is null || files.Length > 1, $"'{line}' ({typed}) led to '{next}'");
            }
        }
    }

    /// <summary>The line that is printed, if there is one, and whether the files were read.</summary>
    private static (string? Line, bool IsDrawn) Try(string[] paths, ImportOptions options)
    {
        using var said = new StringWriter();
        try
        {
            FileImport.Read(paths, options, new PlotLine(paths, null), said);
            return (Typed().Match(said.ToString()) is { Success: true } match ? match.Groups["line"].Value : null, true);
        }
        catch (Mp3Exception e)
        {
            Assert.Equal(ExitCode.Usage, e.ExitCode);
            return (Typed().Match(e.Message) is { Success: true } match ? match.Groups["line"].Value : null, false);
        }
    }

    private void Draw(string[] paths, ImportOptions options) => FileImport.Draw(paths, options, _scratch["pictures"], TextWriter.Null);

    /// <summary>The options of the line, and of the line with each alternative in it, as the program parses them.</summary>
    private static List<ImportOptions> Lines(string line)
    {
        string[] parts = line.Split(" (or ");
        ImportOptions first = Parse(parts[0]);
        return parts.Length == 1
            ? [first]
            : [first, .. parts[1].TrimEnd(')').Split(", or ").Select(other => first.With(Parse($"mp3 plot x {other}")))];
    }

    private static ImportOptions Parse(string line)
    {
        var set = new ImportOptionSet();
        var command = new Command("plot") { new Argument<string[]>("FILE") };
        set.AddTo(command);
        ParseResult parsed = command.Parse(line["mp3 plot ".Length..]);
        Assert.Empty(parsed.Errors);
        return set.Of(parsed);
    }

    private string Write(IEnumerable<string> lines, string name)
    {
        File.WriteAllLines(_scratch[name], lines);
        return _scratch[name];
    }

    [GeneratedRegex(@"type: (?<line>mp3 plot .*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex Typed();

    /// <summary>A file as somebody's module and monitor may have left it.</summary>
    private sealed record MadeFile(
        int Samples, int Interval, string Order, bool IsCumulative, int Faults, long CpuFactor, bool IsCpuCumulative, int EmptySlots, int Rotation, int Seed)
    {
        private static readonly int[] Intervals = [5, 13, 50, 250, 50_000_000];
        private static readonly string[] Orders = ["0123", "0213", "1230", "012", "01234", "1023"];
        private static readonly int[] FaultCounts = [0, 3, 400];
        private static readonly long[] CpuFactors = [0, 1, 2, 10, 20, 4_000_000, 20_000_000];

        public static MadeFile Of(int seed)
        {
            var random = new Random(seed);
            return new MadeFile(
                random.Next(4, 60),
                random.GetItems(Intervals, 1)[0],
                random.GetItems(Orders, 1)[0],
                random.Next(2) == 0,
                random.GetItems(FaultCounts, 1)[0],
                random.GetItems(CpuFactors, 1)[0],
                random.Next(2) == 0,
                random.Next(4),
                random.Next(3) == 0 ? random.Next(20) : 0,
                seed);
        }

        public IEnumerable<string> Lines()
        {
            var random = new Random(Seed);
            long[] sums = new long[3];
            List<string> lines = [];
            for (int i = 1; i <= Samples; i++)
            {
                long[] now = [random.Next(Faults + 1), random.Next((Faults / 2) + 1), random.Next(51) * CpuFactor];
                for (int k = 0; k < now.Length; k++)
                {
                    sums[k] += now[k];
                }

                long[] values =
                [
                    4_295_000_000 + ((long)i * Interval),
                    IsCumulative ? sums[0] : now[0],
                    IsCumulative ? sums[1] : now[1],
                    IsCpuCumulative ? sums[2] : now[2],
                    i % 7,
                ];
                lines.Add(string.Join(' ', Order.Select(digit => values[digit - '0'].ToString(CultureInfo.InvariantCulture))));
            }

            int start = Rotation % Samples;
            string empty = string.Join(' ', Enumerable.Repeat("0", Order.Length));
            return [.. lines[start..], .. lines[..start], .. Enumerable.Repeat(empty, EmptySlots)];
        }
    }
}
