// SPDX-License-Identifier: MIT

using Mp3.Reader.Live;

namespace Mp3.Experiments.Commands.Live;

/// <summary>Draws a <see cref="LiveProgress"/> on a terminal until the work is done; only the lines that stay remain.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="size">Its width and height now, characters.</param>
/// <param name="clock">The host's.</param>
internal sealed class LiveScreen(TextWriter terminal, Func<(int Width, int Height)> size, TimeProvider clock)
{
    private const string Bold = "\e[1m";
    private const string Plain = "\e[0m";
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    /// <param name="progress">What to show.</param>
    /// <param name="work">What goes on meanwhile.</param>
    public async Task<T> ShowAsync<T>(LiveProgress progress, Task<T> work)
    {
        using var screen = new Screen(terminal);
        try
        {
            while (!work.IsCompleted)
            {
                Draw(screen, progress);
                await Task.WhenAny(work, Task.Delay(Refresh, clock));
            }
        }
        finally
        {
            screen.Show([], size().Width, progress.TakeNews());
        }

        return await work;
    }

    private void Draw(Screen screen, LiveProgress progress)
    {
        (int width, int height) = size();
        IReadOnlyList<string> news = progress.TakeNews();
        // In the last column and on the last line a terminal would go on to the next.
        screen.Show([.. progress.Frame(width - 1, Math.Max(1, height - 1)).Select(Styled)], width, news);
    }

    /// <summary>What is indented belongs to the line above.</summary>
    private static string Styled(string line) => line.StartsWith(' ') ? line : $"{Bold}{line}{Plain}";
}
