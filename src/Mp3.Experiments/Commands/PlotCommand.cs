// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Handoff;
using Mp3.Experiments.Charts.Repetition;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Claims.Handoff;
using Mp3.Experiments.Report;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Handoff;
using Mp3.Experiments.Results.Repetition;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 plot</c>: draws the pictures of a result folder and writes its report again.</summary>
public static class PlotCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A result folder, such as results/casestudy1" };
        Option<string?> output = Texts.Option("--out", "FOLDER", "Where pictures and report go [default: FOLDER]");
        var command = new Command("plot", "Draw the pictures and the report of a result folder again, from its CSV files.") { folder, output };
        HelpWithExamples.Add(command, "mp3 plot results/casestudy1", "mp3 plot results/reference/multiprog --out pictures");
        command.SetAction(parsed =>
        {
            string source = parsed.GetRequiredValue(folder);
            string target = parsed.GetValue(output) ?? source;
            OpenedResult opened = ResultFolder.Open(source);
            Func<string, IReadOnlyList<string>> draw = Drawing(opened);
            try
            {
                Directory.CreateDirectory(target);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Mp3Exception.Usage($"cannot write to {target}: {e.Message}", e);
            }

            foreach (string path in draw(target))
            {
                Console.WriteLine(path);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Reads all that is needed, before anything is written.</summary>
    private static Func<string, IReadOnlyList<string>> Drawing(OpenedResult folder)
    {
        if (folder.Manifest.Study == HandoffResult.Study)
        {
            var handoff = HandoffResult.Load(folder);
            return target =>
            {
                IReadOnlyList<string> paths = [.. HandoffCharts.Draw(handoff, target), HandoffReport.Write(handoff, target, folder.Path)];
                ClaimList.Write(AnsiConsole.Console, HandoffClaims.Of(handoff.Scenarios));
                return paths;
            };
        }

        if (folder.Manifest.Settings.Seeds is not null)
        {
            var repeated = RepeatedResult.Load(folder);
            return target =>
            {
                IReadOnlyList<string> paths = [.. RepeatedCharts.Draw(repeated, target), RepeatedReport.Write(repeated, target, folder.Path)];
                ClaimList.Write(AnsiConsole.Console, RepeatedClaims.Of(repeated));
                return paths;
            };
        }

        StudyResult study = ResultFolder.StudyOf(folder);
        return target =>
        {
            IReadOnlyList<string> paths = [.. StudyCharts.Draw(study, target), StudyReport.Write(study, target, folder.Path)];
            ClaimList.Write(AnsiConsole.Console, StudyClaims.Of(study));
            return paths;
        };
    }
}
