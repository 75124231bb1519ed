// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Protocol;

namespace Mp3.Reader.Monitor.Live;

/// <summary>Shows the fault rates of the processes on a terminal, a few times a second.</summary>
/// <param name="output">The terminal.</param>
/// <param name="error">Gets the account of all when the monitor is stopped.</param>
/// <param name="size">Width and height of the terminal, characters.</param>
internal sealed class LiveView(TextWriter output, TextWriter error, Func<(int Width, int Height)> size) : IMonitorView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private const string Hint = "Ctrl-C ends it";

    private readonly Screen _screen = new(output);
    private Ring? _ring;
    private LiveProcesses? _processes;
    private RingHeaderSnapshot? _header;
    private ulong _lost;
    private long _shownAt;
    private string _news = "";

    /// <inheritdoc/>
    public int LongestWaitMs => (int)Refresh.TotalMilliseconds;

    /// <summary>Refuses what is no terminal, where frames would be rubbish.</summary>
    /// <exception cref="Mp3Exception">Usage: standard output goes elsewhere.</exception>
    public static void RequireTerminal()
    {
        if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            throw Mp3Exception.Usage("--live draws on a terminal, and standard output is none that can; --follow prints records anywhere");
        }
    }

    /// <summary>Size of the terminal of standard output; 80 × 24 if it doesn't say.</summary>
    public static (int Width, int Height) TerminalSize() =>
        Console.WindowWidth > 0 && Console.WindowHeight > 0 ? (Console.WindowWidth, Console.WindowHeight) : (80, 24);

    /// <inheritdoc/>
    public void Attach(Ring ring)
    {
        if (_processes is null || _header?.LoadNs == ring.LoadNs)
        {
            _news = Hint; // Otherwise the news is that the module was loaded anew.
        }

        if (_header?.LoadNs != ring.LoadNs)
        {
            _processes = new LiveProcesses(ring.PeriodNs);
        }

        _ring = ring;
        Show();
    }

    /// <inheritdoc/>
    public void Detach()
    {
        if (_ring is { IsIdle: true })
        {
            _processes?.EndAll();
        }

        Show();
        _ring = null;
    }

    /// <inheritdoc/>
    public void Log(ReadOnlySpan<RingRecord> records, ulong nowNs)
    {
        foreach (ref readonly RingRecord record in records)
        {
            _processes?.Add(record);
        }
    }

    /// <inheritdoc/>
    public void Drained()
    {
        if (Stopwatch.GetElapsedTime(_shownAt) >= Refresh)
        {
            Show();
        }
    }

    /// <inheritdoc/>
    public void Lose(ulong records) => _lost += records;

    /// <inheritdoc/>
    public void Tell(string news) => _news = news;

    /// <inheritdoc/>
    public void End(Totals totals)
    {
        _screen.Dispose();
        error.WriteLine(totals);
    }

    /// <inheritdoc/>
    public void Dispose() => _screen.Dispose();

    private void Show()
    {
        if (_ring is null || _processes is null)
        {
            return;
        }

        _header = _ring.Header;
        (int width, int height) = size();
        // In the last column and on the last line a terminal would go on to the next.
        _screen.Show(new LiveFrame(_header, _lost, _processes.All, _processes.Sum, _news).Lines(width - 1, height - 1), width);
        _shownAt = Stopwatch.GetTimestamp();
    }
}
