// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>Runs a command line and turns every way to end into an exit code.</summary>
public static class CommandLine
{
    /// <summary>Stopping a guest and removing its files takes a moment; after this long it is given up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // What nobody understands is the cause, whatever else is missing then.
            string message = parsed.UnmatchedTokens is [string unknown, ..]
                ? $"'{unknown}' is no command or option here"
                : parsed.Errors[0].Message.TrimEnd('.');
            await Console.Error.WriteLineAsync($"mp3: {message} (--help shows what there is)");
            return ExitCode.Usage;
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
}
