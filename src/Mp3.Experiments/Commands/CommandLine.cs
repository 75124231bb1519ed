// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Completions;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>Runs a command line and turns every way to end into an exit code.</summary>
public static class CommandLine
{
    /// <summary>Stopping a guest and removing its files takes a moment; after this long it is given up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>A width that no line reaches, characters.</summary>
    private const int Unbounded = 10_000;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        // A line that a shell wants completed is not finished, so it has errors.
        bool isToBeCompleted = root.Directives.OfType<SuggestDirective>().Any(directive => parsed.GetResult(directive) is not null);
        if (parsed.Errors.Count > 0 && !isToBeCompleted)
        {
            // What nobody understands is the cause, whatever else is missing then.
            string message = parsed.UnmatchedTokens is [string unknown, ..]
                ? $"'{unknown}' is no command or option here{Nearest.Hint(unknown.Split('=')[0], Words(parsed.CommandResult.Command))}"
                : parsed.Errors[0].Message.TrimEnd('.');
            await Console.Error.WriteLineAsync($"mp3: {message} (--help shows what there is)");
            return ExitCode.Usage;
        }

        // Into a pipe or a file nothing is folded: programs read it, or terminals of any width.
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = Unbounded;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Grace,
            });
        }
        catch (Mp3Exception e)
        {
            foreach (string line in e.Details)
            {
                await Console.Error.WriteLineAsync($"  | {line}");
            }

            await Console.Error.WriteLineAsync($"mp3: {e.Message}");
            return e.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("mp3: interrupted; no guest is left running and no result was written");
            return ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"mp3: a bug in this program: {e}");
            return ExitCode.Bug;
        }
    }

    /// <summary>What could stand at a place: commands and options with all their names.</summary>
    private static IEnumerable<string> Words(Command command) =>
        command.Subcommands.SelectMany(each => each.Aliases.Prepend(each.Name))
            .Concat(command.Options.Select(option => option.Name));
}
