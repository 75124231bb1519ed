// SPDX-License-Identifier: MIT

using Spectre.Console;
using Spectre.Console.Rendering;

namespace Mp3.Experiments.Commands.Live;

/// <summary>Draws a <see cref="LiveProgress"/> on a terminal until the work is done; the lines that stay remain.</summary>
internal static class LiveScreen
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);
    private static readonly Style Headline = new(decoration: Decoration.Bold);

    /// <param name="console">The terminal.</param>
    /// <param name="progress">What to show.</param>
    /// <param name="work">What goes on meanwhile.</param>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, LiveProgress progress, Task<T> work) =>
        console.Live(Text.Empty).AutoClear(true).StartAsync(async context =>
        {
            while (!work.IsCompleted)
            {
                Draw(console, progress, context);
                await Task.WhenAny(work, Task.Delay(Refresh));
            }

            Draw(console, progress, context);
            return await work;
        });

    private static void Draw(IAnsiConsole console, LiveProgress progress, LiveDisplayContext context)
    {
        foreach (string line in progress.TakeNews())
        {
            console.WriteLine(line);
        }

        // In the last column and on the last line a terminal would go on to the next.
        IReadOnlyList<string> lines = progress.Frame(console.Profile.Width - 1, Math.Max(1, console.Profile.Height - 1));
        context.UpdateTarget(new Rows(lines.Select(Styled)));
    }

    /// <summary>What is indented belongs to the line above.</summary>
    private static IRenderable Styled(string line) => new Text(line, line.StartsWith(' ') ? Style.Plain : Headline);
}
