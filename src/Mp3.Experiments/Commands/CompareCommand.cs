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

/// <summary><c>mp3 compare</c>: results of one study side by side.</summary>
public static class CompareCommand
{
    private const string RowsFile = "compare.csv";

    /// <summary>A folder's name of more characters tells the first result and the number of the others.</summary>
    private const int LongestName = 100;

    public static Command Create()
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = $"2 to {SideFolders.Most} result folders of one study; ratios and differences are to the first one",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> baseline = Texts.Option("--baseline", "NAME", "The one to compare with, by its folder or by what the tables call it, such as ssd [default: the first RESULT]");
        Option<string?> output = Texts.Option("--out", "FOLDER", "Where table, pictures and report go [default: results/compare-<RESULT>-<RESULT>…]");
        Option<bool> json = JsonOption.Create();
        var command = new Command("compare", "Results of one study side by side: settings that differ, metrics with ratio and interval, pictures with all of them, and a report.")
        {
            results, baseline, output, json,
        };
        HelpWithExamples.Add(
            command,
            "mp3 casestudy1",
            "mp3 casestudy1 --knob /sys/kernel/mm/lru_gen/enabled=y --out results/mglru",
            "mp3 compare results/casestudy1 results/mglru",
            "mp3 multiprog --repeat 6",
            "mp3 multiprog --repeat 6 --swap zram --out results/zram",
            "mp3 compare results/multiprog results/zram --out results/ssd-zram",
            "mp3 multiprog --repeat 6 --swap hdd --out results/hdd",
            "mp3 compare results/multiprog results/zram results/hdd --baseline hdd");
        command.SetAction(parsed =>
        {
            IReadOnlyList<ComparedSide> sides = BaselineOption.Of(
                SideFolders.Load(parsed.GetRequiredValue(results), StudyList.Load, result => StudyList.KindOf(result.Manifest).ClaimsOf(result)),
                parsed.GetValue(baseline));
            var comparison = StudyComparison.Of(sides);
            string folder = FolderFor(parsed.GetValue(output) ?? DefaultFolder(sides));
            IResultKind study = StudyList.KindOf(comparison.Baseline.Manifest);
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

    private static string DefaultFolder(IReadOnlyList<ComparedSide> sides)
    {
        string all = string.Join('-', sides.Select(side => side.Name));
        string name = all.Length <= LongestName ? all : $"{sides[0].Name}-and-{sides.Count - 1}-others";
        return Path.Combine(Publication.ResultsFolder(), $"compare-{name}".Replace('/', '_'));
    }

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
