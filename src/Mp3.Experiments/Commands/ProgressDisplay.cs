// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Live;
using Mp3.Experiments.Experiments;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>Shows on standard error how a study goes: moving on a terminal, in plain lines elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>A study of processes: their fault rates.</summary>
    /// <param name="runs">Guests in all.</param>
    /// <param name="work">The study.</param>
    public static async Task<T> ShowAsync<T>(int runs, Func<IStudyProgress, Task<T>> work)
    {
        if (Terminal() is not { } console)
        {
            return await work(new PlainProgress(Console.Error, runs));
        }

        var progress = new LiveProgress(runs, TimeProvider.System);
        // On a thread of its own: what it does before it first waits is shown too.
        return await LiveScreen.ShowAsync(console, progress, Task.Run(() => work(progress)));
    }

    /// <summary>A sweep, one guest: a bar.</summary>
    /// <param name="work">The sweep.</param>
    public static async Task<T> ShowSweepAsync<T>(Func<IStudyProgress, Task<T>> work)
    {
        if (Terminal() is not { } console)
        {
            return await work(new PlainProgress(Console.Error, runs: 1));
        }

        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new BarProgress(context)));
    }

    private static IAnsiConsole? Terminal()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return !Console.IsErrorRedirected && console.Profile.Capabilities is { Interactive: true, Ansi: true } ? console : null;
    }
}
