// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Commands;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

public sealed class PrintedLinesTests
{
    private static readonly GuestPlan One = new(GuestPlan.CurrentVersion, "run", [new ProcessPlan("a", 0)], 50);
    private static readonly GuestPlan Two = One with { Processes = [new ProcessPlan("a", 0), new ProcessPlan("b", 0)] };

    private readonly PrintedLines _lines = new();

    [Fact]
    public void A_line_is_shown_when_it_is_whole_or_when_the_run_ends()
    {
        Assert.Empty(_lines.Add(One, Printed(0, "he")));
        Assert.Equal(["hello", ""], _lines.Add(One, Printed(0, "llo\n\nwor")));
        Assert.Equal(["wor"], _lines.End(One));
        Assert.Empty(_lines.End(One));
    }

    [Fact]
    public void Of_several_programs_each_line_says_whose_it_is()
    {
        Assert.Equal(["b: x"], _lines.Add(Two, Printed(1, "x\n")));
        Assert.Equal(["a: y"], _lines.Add(Two, Printed(0, "y\n", isError: true)));
    }

    [Fact]
    public void What_would_move_a_cursor_is_left_out() => Assert.Equal(["a\tb[2Jc"], _lines.Add(One, Printed(0, "a\tb\u001b[2Jc\r\n")));

    [Fact]
    public void What_is_not_shown_is_counted() => Assert.Equal(["x", "yz", "… 1,234 bytes more, in the result"], _lines.Add(One, Printed(0, "x\nyz", left: 1234)));

    private static OutputLine Printed(int process, string text, bool isError = false, long left = 0) => new(process, isError, Encoding.UTF8.GetBytes(text), left);
}
