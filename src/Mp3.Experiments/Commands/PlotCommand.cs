// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Import;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>
/// <c>mp3 plot</c>: draws the pictures of a result folder and writes its report again, or draws files that others
/// recorded.
/// </summary>
public static class PlotCommand
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("FILE")
        {
            Description = "A result folder, such as results/casestudy1; or files with samples, each a line in the pictures",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> output = Texts.Option(
            "--out", "FOLDER", "Where pictures (and a report) go [default: the result folder; of files a folder FILE-plot beside the first]");
        var import = new ImportOptionSet();
        var command = new Command(
            "plot", "Draw the pictures and the report of a result folder again, or draw files that others recorded.") { sources, output };
        import.AddTo(command);
        HelpWithExamples.Add(
            command,
            "mp3 plot results/casestudy1",
            "mp3 plot results/reference/multiprog --out pictures",
            "mp3 plot profile1.data",
            "mp3 plot profile1.data profile2.data --hz 1000 --out recordings",
            "mp3 plot profile1.data --columns time,major,minor,cpu --counts interval",
            "mp3 plot results/casestudy1 profile1.data --hz 1000");
        command.SetAction(parsed =>
        {
            string[] paths = parsed.GetRequiredValue(sources);
            string? target = parsed.GetValue(output);
            ImportOptions options = import.Of(parsed);
            IReadOnlyList<string> written = paths is [string folder] && Directory.Exists(folder) && options == ImportOptions.None
                ? DrawResult(folder, target ?? folder)
                : FileImport.Draw(paths, options, target, Console.Error);
            foreach (string path in written)
            {
                Console.WriteLine(path);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static IReadOnlyList<string> DrawResult(string source, string target)
    {
        // All that is needed is read before anything is written.
        ResultView view = StudyList.View(StudyList.Load(ResultFolder.Open(source)));
        try
        {
            Directory.CreateDirectory(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Usage($"cannot write to {target}: {ResultErrors.InWords(e)}", e);
        }

        IReadOnlyList<string> paths = ResultPages.Write(view, target, source);
        ConsoleAnswer.Write(AnsiConsole.Console, view);
        return paths;
    }
}
