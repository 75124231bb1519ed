// SPDX-License-Identifier: MIT

using System.Diagnostics;
using System.Text.RegularExpressions;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Tests.Scripts;
using Mp3.Replay;
using Trace = Mp3.Replay.Trace;

namespace Mp3.Experiments.Tests.Terminal;

/// <summary>The display of a study that was recorded, on a real terminal: what moves leaves nothing behind.</summary>
public sealed class LiveTerminalTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Foreground colours; 39 is none.</summary>
    private const string Colour = @"\x1b\[([0-9;]*;)?(3[0-8]|9[0-7])[;m]";
    private readonly ScratchFolder _scratch = new();

    public LiveTerminalTests() => _ = TestPrograms.Find("tmux");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("copies", 60, 24)]
    [InlineData("copies", 80, 12)]
    [InlineData("copies", 120, 40)]
    [InlineData("pairs", 100, 6)]
    [InlineData("sweep", 60, 24)]
    public void At_every_moment_there_is_one_frame_and_at_the_end_there_is_none(string name, int width, int height)
    {
        Trace trace = Start(name);
        using var terminal = new Tmux(_scratch.Path, width, height);
        terminal.Type("./run");
        foreach (int count in Moments(trace))
        {
            Tell(count);
            AwaitOneFrame(terminal, trace, count);
        }

        Tell(trace.Events.Count);
        AssertOnlyWhatStays(AtTheEnd(terminal), trace);
    }

    /// <summary>Narrower, wider, lower: what was folded is taken away too.</summary>
    [Theory]
    [InlineData("copies")]
    [InlineData("pairs")]
    public void A_terminal_that_is_resized_in_the_middle_keeps_nothing_of_the_old_frame(string name)
    {
        Trace trace = Start(name);
        using var terminal = new Tmux(_scratch.Path, 120, 40);
        terminal.Type("./run");
        int[] moments = Moments(trace);
        (int Width, int Height)[] sizes = [(60, 40), (120, 40), (73, 30), (100, 24), (60, 24)];
        for (int i = 0; i < moments.Length; i++)
        {
            Tell(moments[i]);
            AwaitOneFrame(terminal, trace, moments[i]);
            (int width, int height) = sizes[i % sizes.Length];
            terminal.Resize(width, height);
            Tell(moments[i] + 1);
            AwaitOneFrame(terminal, trace, moments[i] + 1);
        }

        Tell(trace.Events.Count);
        AssertOnlyWhatStays(AtTheEnd(terminal), trace);
    }

    [Fact]
    public void Ctrl_c_takes_the_frame_away()
    {
        Trace trace = Start("copies");
        using var terminal = new Tmux(_scratch.Path, 80, 24);
        terminal.Type("./run");
        Tell(20);
        AwaitOneFrame(terminal, trace, 20);

        terminal.Press("C-c");

        string[] lines = terminal.Until("^interrupted");
        Assert.DoesNotContain(lines, line => line.Contains("iteration", StringComparison.Ordinal) || line.Contains("guests done", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_color_is_honoured_and_nothing_moves_less(bool isSet)
    {
        Trace trace = Start("copies");
        using var terminal = new Tmux(_scratch.Path, 80, 24, isSet ? [("NO_COLOR", "1")] : []);
        terminal.Type("./run");
        Tell(30);

        AwaitOneFrame(terminal, trace, 30);
        // Bold, which is no colour, tells headlines apart; the display has no colours at all.
        Assert.DoesNotMatch(Colour, string.Join('\n', terminal.Lines("-e")));
        Tell(trace.Events.Count);
        AssertOnlyWhatStays(AtTheEnd(terminal), trace);
    }

    [Fact]
    public void With_standard_output_elsewhere_the_width_is_still_the_terminal_s()
    {
        Trace trace = Start("copies");
        using var terminal = new Tmux(_scratch.Path, 120, 40);
        terminal.Type("./run > tables; cat tables");
        Tell(25);
        AwaitOneFrame(terminal, trace, 25);
        terminal.Resize(60, 24);
        Tell(26);
        AwaitOneFrame(terminal, trace, 26);

        Tell(trace.Events.Count);
        AssertOnlyWhatStays(AtTheEnd(terminal), trace);
    }

    [Fact]
    public async Task Into_a_pipe_go_plain_lines()
    {
        Trace trace = Start("copies");
        Tell(trace.Events.Count);
        var start = new ProcessStartInfo(_scratch["run"]) { WorkingDirectory = _scratch.Path, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> written = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Wait.ForExitAsync(process, "the replay");
        string errors = await written;

        Assert.Equal((0, "the tables\n"), (process.ExitCode, await output));
        Assert.DoesNotContain('\e', errors);
        Assert.DoesNotContain('\r', errors);
        Assert.Equal(
            ["building the guest's programs for kernel 6.1.0-56-amd64", "n05: booting", "n11: booting"],
            errors.Split('\n')[..3]);
        Assert.Equal(3, errors.Split('\n').Count(line => line.Contains("of 3 guests done", StringComparison.Ordinal)));
    }

    /// <summary>A script that replays a trace; nothing is told yet.</summary>
    private Trace Start(string name)
    {
        string path = Path.Combine(FixtureFolder.Repository, "tests", "Mp3.Experiments.Tests", "Fixtures", "progress", name + ".tsv");
        Tell(0);
        File.CreateSymbolicLink(_scratch["run"], FixtureFolder.Script);
        File.WriteAllText(_scratch["script.sh"], $"""
            cd '{_scratch.Path}' || exit
            '{Path.Combine(AppContext.BaseDirectory, "Mp3.Replay")}' '{path}' count

            """);
        return Trace.Read(path);
    }

    private void Tell(int count)
    {
        // At once: the other side must not read a half.
        File.WriteAllText(_scratch["next"], $"{count}");
        File.Move(_scratch["next"], _scratch["count"], overwrite: true);
    }

    /// <summary>After some reports of guests: those that say something that the one before didn't.</summary>
    private static int[] Moments(Trace trace)
    {
        int[] reports = [.. Enumerable.Range(1, trace.Events.Count).Where(count => IsSeen(trace, count) && IsSeen(trace, count + 1))];
        return [.. reports.Where((_, i) => i % Math.Max(1, reports.Length / 5) == 0)];
    }

    private static bool IsSeen(Trace trace, int count) =>
        count < trace.Events.Count
        && trace.Events[count - 1] is { Kind: "advanced" } last
        && trace.Events.Take(count - 1).LastOrDefault(told => told.Run == last.Run) is { } before
        && PositionAfter(last) != PositionAfter(before);

    private static string PositionAfter(TraceEvent told)
    {
        var position = new LastPosition();
        told.Tell(position);
        return position.Text;
    }

    /// <summary>
    /// Waits until the terminal shows the last event that was told, in one whole frame and with nothing left of another.
    /// Nothing is drawn then until more is told, so what is wrong stays; what is half drawn does not.
    /// </summary>
    private static void AwaitOneFrame(Tmux terminal, Trace trace, int count)
    {
        string position = PositionAfter(trace.Events[count - 1]);
        terminal.Until(
            lines => lines.Any(line => line.StartsWith(position, StringComparison.Ordinal)) && IsOneFrame(lines),
            $"one frame, with '{position}'");
    }

    private static bool IsOneFrame(string[] lines)
    {
        string[] headlines = [.. lines.Where(line => Regex.IsMatch(line, ": (?:iteration|scenario|booting)", RegexOptions.None, Longest)).Select(line => line.Split(':')[0])];
        return lines.Count(line => Regex.IsMatch(line, "of [0-9]+ guests? done", RegexOptions.None, Longest)) == 1
            && headlines.Length == headlines.Distinct().Count()
            && lines.Count(line => line.Contains("ring:", StringComparison.Ordinal)) <= headlines.Length;
    }

    private static string[] AtTheEnd(Tmux terminal) => terminal.Until(
        lines => lines[^1] == Tmux.Prompt && lines.Contains("the tables", StringComparer.Ordinal), "the tables, and the prompt after them");

    /// <summary>The command, each line that stays once and whole, the study's tables, the prompt.</summary>
    private static void AssertOnlyWhatStays(string[] lines, Trace trace)
    {
        string all = string.Join('\n', lines);
        string[] kept = [.. trace.Events.Where(told => told.Kind == "finished").Select(told => $"{told.Run}: done, ")];
        string[] rest = lines[2..];
        Assert.True(lines[0].StartsWith(Tmux.Prompt + "./run", StringComparison.Ordinal), all);
        Assert.True(lines[1].StartsWith("building the guest's programs", StringComparison.Ordinal), all);
        Assert.True(rest.Length >= kept.Length + 1, all);
        for (int i = 0; i < kept.Length; i++)
        {
            Assert.True(Regex.IsMatch(rest[i], $"^{kept[i]}.*(?:faults|guest's time)$", RegexOptions.None, Longest), all);
        }

        Assert.True(rest[kept.Length] == "the tables", all);
        Assert.True(rest[(kept.Length + 1)..].All(line => line.Length == 0 || line == Tmux.Prompt), all);
    }
}
