// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Report;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 open</c>: shows the newest report in a browser.</summary>
public static class OpenCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "A result folder, or a folder of them [default: results of the checkout, else of this folder]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var print = new Option<bool>("--print") { Description = "Print the report's path and open nothing", Arity = ArgumentArity.Zero };
        var command = new Command("open", "Open the newest report in a browser ($BROWSER, else xdg-open).") { folder, print };
        HelpWithExamples.Add(command, "mp3 open", "mp3 open results/multiprog", "mp3 open --print");
        command.SetAction(async (parsed, cancellation) =>
        {
            string report = ReportFinder.Newest(parsed.GetValue(folder) ?? Publication.ResultsFolder());
            Console.WriteLine(report);
            if (parsed.GetValue(print))
            {
                return ExitCode.Success;
            }

            if (Browser.Find() is not { } browser || !await browser.ShowAsync(report, cancellation))
            {
                await Console.Error.WriteLineAsync("mp3: there is no browser here (set BROWSER to one): open that file by hand");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
