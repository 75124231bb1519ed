// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class GuestConsoleTests
{
    [Fact]
    public void A_panic_is_called_by_its_name() =>
        Assert.Equal(
            "kernel panic: Attempted to kill init! exitcode=0x00000100",
            GuestConsole.Parse("[    1.9] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000100\r\n[    1.9] CPU: 0\r\n").CauseOfDeath);

    [Fact]
    public void A_panic_says_which_mistake_came_before_it_and_where() =>
        Assert.Equal(
            "kernel panic: Fatal exception: kernel NULL pointer dereference, address: 0000000000000008, at request+0x1f2/0x21c [course_mp3]",
            GuestConsole.Parse(
                "[ 0.6] BUG: kernel NULL pointer dereference, address: 0000000000000008\n"
                + "[ 0.6] RIP: 0010:request+0x1f2/0x21c [course_mp3]\n"
                + "[ 0.6] Kernel panic - not syncing: Fatal exception\n").CauseOfDeath);

    [Fact]
    public void Running_out_of_memory_goes_before_the_panic_that_follows() =>
        Assert.StartsWith(
            "it ran out of memory (Killed process 71 (work) total-vm:104kB);",
            GuestConsole.Parse(
                "[ 9.1] Out of memory: Killed process 71 (work) total-vm:104kB\n"
                + "[ 9.2] Kernel panic - not syncing: System is deadlocked on memory\n").CauseOfDeath,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[ 1.9] virtio\r\nmp3-init: cannot set vm.x=1\r\n[ 2.0] reboot: Power down\r\n", "cannot set vm.x=1")]
    [InlineData("[ 2.0] reboot: Power down\r\n", "it ended without a result")]
    public void Without_a_panic_the_cause_is_what_the_first_process_said(string console, string cause) =>
        Assert.Equal(cause, GuestConsole.Parse(console).CauseOfDeath);

    [Fact]
    public void The_tail_is_the_last_15_lines_fit_for_a_terminal()
    {
        string text = string.Concat(Enumerable.Range(1, 20).Select(i => $"\u001b[line {i}\r\n\r\n"));

        Assert.Equal(Enumerable.Range(6, 15).Select(i => $"[line {i}"), GuestConsole.Parse(text).Tail);
    }

    [Fact]
    public void A_guest_that_printed_nothing_has_no_tail() => Assert.Empty(GuestConsole.Read("/nonexistent").Tail);
}
