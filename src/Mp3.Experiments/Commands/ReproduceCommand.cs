// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Options;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 reproduce</c>: runs the study of a manifest again and says whether the result is the same.</summary>
public static class ReproduceCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("MANIFEST") { Description = "A result's manifest.json, or its folder; with the CSV files beside it, the line that differs is named" };
        Option<string?> output = Texts.Option("--out", "FOLDER", "Where the new result goes [default: a temporary folder, kept only if it differs]");
        Option<string?> kernel = KernelOption.Create("Another kernel, to see what it changes [default: the manifest's]");
        Option<string?> qemu = QemuOption.Create();
        Option<int?> jobs = JobsOption.Create();
        Option<bool> json = JsonOption.Create();
        var command = new Command("reproduce", "Run the study of a manifest again: identical (exit 0), or the first difference and the input that changed (exit 1).")
        {
            source, output, kernel, qemu, jobs, json,
        };
        HelpWithExamples.Add(command, "mp3 reproduce results/casestudy1/manifest.json", "mp3 reproduce results/reference/casestudy1 --out results/again --json");
        command.SetAction(async (parsed, cancellation) =>
        {
            var original = OriginalResult.Open(parsed.GetRequiredValue(source));
            ReproduceSession.RequireVirtualClock(original);
            string? wanted = parsed.GetValue(output);
            RefuseToReplace(original, wanted);
            DirectoryInfo? temporary = wanted is null ? Directory.CreateTempSubdirectory("mp3-reproduce-") : null;
            bool isKept = wanted is not null;
            try
            {
                using ResultDraft draft = ResultFolder.Create(wanted ?? Path.Combine(temporary!.FullName, original.Manifest.Study));
                ReproducedResult comparison = await ReproduceSession.RunAsync(
                    original, draft, new AgainOptions(parsed.GetValue(kernel), parsed.GetValue(qemu), parsed.GetValue(jobs)), cancellation);
                isKept |= !comparison.IsIdentical;
                ResultPlace place = draft.Publish();
                Say(comparison, isKept ? place.Path : null, parsed.GetValue(json));
                return comparison.IsIdentical ? ExitCode.Success : ExitCode.Failed;
            }
            finally
            {
                if (!isKept)
                {
                    temporary?.Delete(recursive: true);
                }
            }
        });
        return command;
    }

    private static void Say(ReproducedResult comparison, string? folder, bool json)
    {
        if (json)
        {
            JsonOutput.Write(ReproducedDocument.Of(comparison, folder), DocumentContext.Standard.ReproducedDocument);
            return;
        }

        ReproducedText.Write(AnsiConsole.Console, comparison);
        if (folder is not null)
        {
            Console.WriteLine(folder);
        }
    }

    private static void RefuseToReplace(OriginalResult original, string? output)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(original.Path))!;
        if (output is not null && Path.TrimEndingDirectorySeparator(Path.GetFullPath(output)) == folder)
        {
            throw Mp3Exception.Usage($"--out {output} is the result that is to be reproduced: name another folder");
        }
    }
}
