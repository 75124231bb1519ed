// SPDX-License-Identifier: MIT

using Mp3.Experiments.Experiments;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>Shows on standard error how a study goes: bars on a terminal, plain lines elsewhere.</summary>
internal static class ProgressDisplay
{
    public static async Task<T> ShowAsync<T>(int runs, Func<IStudyProgress, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Interactive)
        {
            return await work(new PlainProgress(Console.Error, runs));
        }

        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new BarProgress(context)));
    }
}
