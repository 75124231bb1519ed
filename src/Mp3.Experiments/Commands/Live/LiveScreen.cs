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
    private readonly List<string> _staying = [];

    /// <param name="progress">What to show.</param>
    /// <param name="work">What goes on meanwhile.</param>
    public async Task<T> ShowAsync<T>(LiveProgress progress, Task<T> work)
    {
        try
        {
            using var screen = new OwnScreen(terminal);
            while (!work.IsCompleted)
            {
                screen.Show(Lines(progress));
                await Task.WhenAny(work, Task.Delay(Refresh, clock));
            }
        }
        finally
        {
            _staying.AddRange(progress.TakeNews());
            _staying.ForEach(terminal.WriteLine);
        }

        return await work;
    }

    /// <summary>The last of the lines that stay, as far as there is room, and below them what moves.</summary>
    private IReadOnlyList<string> Lines(LiveProgress progress)
    {
        (int width, int height) = size();
        _staying.AddRange(progress.TakeNews());
        // In the last column a terminal would go on to the next line.
        IReadOnlyList<string> frame = progress.Frame(width - 1, height);
        IEnumerable<string> staying = _staying.TakeLast(height - frame.Count).Select(line => ProcessLines.Fitted(line, width - 1));
        return [.. staying, .. frame.Select(Styled)];
    }

    /// <summary>What is indented belongs to the line above.</summary>
    private static string Styled(string line) => line.StartsWith(' ') ? line : $"{Bold}{line}{Plain}";
}
