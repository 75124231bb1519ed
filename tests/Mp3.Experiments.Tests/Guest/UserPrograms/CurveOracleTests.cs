// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>A curve of the project's own program, of which theory knows the faults.</summary>
public sealed class CurveOracleTests(SharedParts parts) : IDisposable
{
    private const int SizeMib = 24;

    private readonly CurveGuest _guest = new();

    public void Dispose() => _guest.Dispose();

    [Fact]
    public async Task Major_faults_of_a_random_program_follow_1_less_R_over_M()
    {
        string work = (await parts.BuildAsync()).Work;

        CurveResult result = await _guest.RunAsync(
            "--memory", "128", "--ram", "12M,18M", "--", work, "--iterations=4", "--sleep=0.1", $"{SizeMib}", "R", "8000");

        Assert.Equal(["all", "limit-18", "limit-12"], result.Rows.Select(row => row.Run));
        Assert.All(result.Rows, row => Assert.Equal(RamEnd.Whole, row.End));
        Assert.InRange(result.Rows[0].RamMib, SizeMib, SizeMib + 3);
        Assert.True(result.Rows[2].Point.MajorFaults > 1000);
        Claim theory = Assert.Single(new CurveStudy().ClaimsOf(result));
        Assert.True(theory.Verdict == Verdict.Holds, theory.Evidence);
        Assert.True(File.Exists(_guest[CurveResult.PointsFile]));
    }
}
