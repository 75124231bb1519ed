// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Live;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Commands;

/// <summary>Shows on standard error how a study goes: moving on a terminal, in plain lines elsewhere.</summary>
internal static class ProgressDisplay
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    /// <param name="runs">Guests in all.</param>
    /// <param name="work">The study.</param>
    public static async Task<T> ShowAsync<T>(int runs, Func<IStudyProgress, Task<T>> work)
    {
        if (!IsTerminal())
        {
            return await work(new PlainProgress(Console.Error, runs, TimeProvider.System));
        }

        var progress = new LiveProgress(runs, TimeProvider.System);
        // On a thread of its own: what it does before it first waits is shown too.
        return await new LiveScreen(Console.Error, Size, TimeProvider.System).ShowAsync(progress, Task.Run(() => work(progress)));
    }

    /// <summary>Of standard error; where standard output goes has no say.</summary>
    private static bool IsTerminal() =>
        !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    private static (int Width, int Height) Size() =>
        Console.WindowWidth > 1 && Console.WindowHeight > 1 ? (Console.WindowWidth, Console.WindowHeight) : (UsualWidth, UsualHeight);
}
