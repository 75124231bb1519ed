// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>The module in a kernel that preempts a process wherever it is, within a system call, too.</summary>
[Trait("Category", "Guest")]
public sealed class PreemptionTests(SharedParts parts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task No_process_of_the_lowest_priority_makes_a_tick_late()
    {
        ModuleTestGuest guest = await ModuleTestGuest.RunAsync(parts, ["contention/*"], Patience, "preempt=full");

        Assert.Contains("contention/idle_reader", guest.Report.Results.Keys);
        Assert.All(guest.Report.Results, result => Assert.True(result.Value.Passed, string.Join('\n', result.Value.Diagnostics.Prepend(result.Key))));
        Assert.True(guest.Lines.Contains("# mp3-test: exit 0"), guest.End);
        Assert.SkipUnless(
            guest.Report.Results["contention/idle_reader"].Diagnostics.Any(line => line.StartsWith("preemption:", StringComparison.Ordinal) && line.Contains("(full)", StringComparison.Ordinal)),
            "this kernel can't be told to preempt");
    }
}
