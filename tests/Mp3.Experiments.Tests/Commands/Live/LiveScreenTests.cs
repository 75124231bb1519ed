// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Live;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Tests.Commands.Live;

public sealed class LiveScreenTests
{
    [Theory]
    [InlineData(ColorSystemSupport.NoColors)]
    [InlineData(ColorSystemSupport.TrueColor)]
    public async Task What_stays_is_above_what_moves_and_the_result_comes_back(ColorSystemSupport colours)
    {
        using var output = new WatchedWriter();
        var progress = new LiveProgress(1, TimeProvider.System);
        var run = new GuestPlan(GuestPlan.CurrentVersion, "n01", [new ProcessPlan("copy1", ["/work"], 0, 4)], 500);
        progress.Say("building [brackets]");
        progress.Started(run);
        progress.Advanced(run, new ProgressLine(1_000_000_000, 2, new RingCounts(20, 0, 64), [new FaultCounts(50, 7)]));

        int result = await LiveScreen.ShowAsync(Terminal(output, colours), progress, FinishAsync());

        string seen = output.ToString();
        Assert.Equal(17, result);
        int[] places =
        [
            seen.IndexOf("building [brackets]", StringComparison.Ordinal),
            seen.IndexOf("n01: iteration 2/4, 50 %", StringComparison.Ordinal),
            seen.IndexOf("50 minor/s", StringComparison.Ordinal),
            seen.IndexOf("ring: 20 records written", StringComparison.Ordinal),
            seen.IndexOf("n01: done, 50 minor, 7 major faults", StringComparison.Ordinal),
        ];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);

        async Task<int> FinishAsync()
        {
            await Wait.UntilAsync(() => output.ToString().Contains("records written", StringComparison.Ordinal), "the first frame is drawn");
            progress.Finished(run);
            return 17;
        }
    }

    [Fact]
    public async Task A_study_that_fails_fails_with_its_own_error()
    {
        using var output = new StringWriter();
        var work = Task.FromException<int>(Mp3Exception.Failed("the guest is gone"));

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => LiveScreen.ShowAsync(
            Terminal(output, ColorSystemSupport.NoColors), new LiveProgress(1, TimeProvider.System), work));

        Assert.Equal("the guest is gone", error.Message);
    }

    private static IAnsiConsole Terminal(StringWriter output, ColorSystemSupport colours)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = colours,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 100;
        console.Profile.Height = 30;
        return console;
    }

    /// <summary>May be looked at while it is written.</summary>
    private sealed class WatchedWriter : StringWriter
    {
        private readonly Lock _lock = new();

        public override void Write(char value)
        {
            lock (_lock)
            {
                base.Write(value);
            }
        }

        public override void Write(char[] buffer, int index, int count)
        {
            lock (_lock)
            {
                base.Write(buffer, index, count);
            }
        }

        public override void Write(string? value)
        {
            lock (_lock)
            {
                base.Write(value);
            }
        }

        public override string ToString()
        {
            lock (_lock)
            {
                return base.ToString();
            }
        }
    }
}
