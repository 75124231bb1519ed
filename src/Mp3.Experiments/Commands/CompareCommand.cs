// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Options;
using Mp3.Experiments.Report;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 compare</c>: two results of one study side by side.</summary>
public static class CompareCommand
{
    private const string RowsFile = "compare.csv";

    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "A result folder" };
        var second = new Argument<string>("B") { Description = "Another one of the same study; differences are B less A" };
        Option<string?> output = Texts.Option("--out", "FOLDER", "Where table, pictures and report go [default: results/compare-<A>-<B>]");
        Option<bool> json = JsonOption.Create();
        var command = new Command("compare", "Two results of one study: settings that differ, metrics with ratio and interval, pictures with both, and a report.")
        {
            first, second, output, json,
        };
        HelpWithExamples.Add(
            command,
            "mp3 casestudy1",
            "mp3 casestudy1 --knob /sys/kernel/mm/lru_gen/enabled=y --out results/mglru",
            "mp3 compare results/casestudy1 results/mglru",
            "mp3 multiprog --repeat 6",
            "mp3 multiprog --repeat 6 --swap zram --out results/zram",
            "mp3 compare results/multiprog results/zram --out results/ssd-zram");
        command.SetAction(parsed =>
        {
            (ComparedSide a, ComparedSide b) = ComparedSide.Load(
                parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), StudyList.Load, result => StudyList.Of(result.Manifest).ClaimsOf(result));
            var comparison = StudyComparison.Of(a, b);
            string folder = FolderFor(parsed.GetValue(output) ?? DefaultFolder(a, b));
            IStudy study = StudyList.Of(a.Manifest);
            IReadOnlyList<Figure> figures = study.FiguresOf(comparison);
            IReadOnlyList<string> files = Write(comparison, study.Title, figures, folder);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(StudyComparisonDocument.Of(comparison, figures, files), DocumentContext.Standard.StudyComparisonDocument);
                return ExitCode.Success;
            }

            ComparisonTables.Write(AnsiConsole.Console, comparison, figures);
            foreach (string file in files)
            {
                Console.WriteLine(file);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string[] Write(StudyComparison comparison, string title, IReadOnlyList<Figure> figures, string folder)
    {
        string rows = Path.Combine(folder, RowsFile);
        ResultErrors.Translate($"write {rows}", () => File.WriteAllBytes(rows, CsvFile.ToBytes(comparison.Rows)));
        Caption caption = ComparisonCaption.Of(comparison);
        return
        [
            rows,
            .. PictureFiles.Write(figures, caption, folder),
            ComparisonReport.Write(comparison, title, figures, folder, RowsFile),
        ];
    }

    private static string DefaultFolder(ComparedSide a, ComparedSide b) =>
        Path.Combine(Publication.ResultsFolder(), $"compare-{a.Name}-{b.Name}".Replace('/', '_'));

    /// <summary>Another comparison may be written over: it can be made again. Nothing else may.</summary>
    private static string FolderFor(string folder)
    {
        bool isOther = File.Exists(folder)
            || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, RowsFile)));
        if (isOther)
        {
            throw Mp3Exception.Usage($"{folder} exists and is no comparison (it has no {RowsFile}): name another --out");
        }

        return ResultErrors.Translate($"write to {folder}", () => Directory.CreateDirectory(folder).FullName);
    }
}
