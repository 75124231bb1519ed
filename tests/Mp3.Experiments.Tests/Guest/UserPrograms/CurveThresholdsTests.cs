// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Curves whose thresholds are found in real guests.</summary>
[Trait("Category", "Guest")]
public sealed class CurveThresholdsTests(SharedParts parts) : IDisposable
{
    private readonly CurveGuest _guest = new();

    public void Dispose() => _guest.Dispose();

    [Fact]
    public async Task A_machine_with_less_RAM_than_the_working_set_thrashes()
    {
        string work = (await parts.BuildAsync()).Work;

        CurveResult result = await _guest.RunAsync("--by", "memory", "--memory", "384", "--points", "8", "--", work, "--iterations=2", "--sleep=0", "160", "R", "40000");

        RamVerdict verdict = result.Verdict;
        Assert.Equal(RamEnd.Whole, result.Rows[0].End);
        Assert.InRange(verdict.Enough.Good!.RamMib, 160, 384);
        Assert.NotNull(verdict.Thrashing.Good);
        Assert.True(new RamRules(verdict.Curve, verdict.Tolerance).Thrashes(verdict.Thrashing.Bad!));
        Assert.Contains("MiB it thrashes", RamVerdictText.Of(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_swap_the_OOM_killer_comes_where_memory_that_has_no_file_does_not_fit()
    {
        CurveResult result = await _guest.RunAsync("--swap", "none", "--memory", "192", "--points", "9", "--", "dd", "if=/dev/zero", "of=/dev/null", "bs=32M", "count=1");

        RamVerdict verdict = result.Verdict;
        (RamPoint killed, RamPoint lives) = (verdict.OutOfMemory.Bad!, verdict.OutOfMemory.Good!);
        Assert.Equal((RamEnd.OutOfMemory, RamEnd.Whole), (killed.End, lives.End));
        Assert.InRange(killed.RamMib, 32, result.Rows[0].RamMib);
        Assert.Equal(1, lives.RamMib - killed.RamMib);
        Assert.Contains($"the OOM killer comes at {killed.RamMib} MiB, not at {lives.RamMib} MiB", RamVerdictText.Of(verdict), StringComparison.Ordinal);
    }
}
