// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Claims;

public sealed class ResidencyTests
{
    // 2,500 of 10,000 accesses of the last iteration fault: three quarters of 100 MiB are resident.
    [Fact]
    public void It_is_what_the_last_iteration_found() => Assert.Equal(75, Mib("100 R 10000", (8000, 0), (2000, 3000), (500, 2000))!.Value, 1e-9);

    [Fact]
    public void Without_random_access_it_is_not_known() => Assert.Null(Mib("100 L 10000", (8000, 0), (500, 2000)));

    [Fact]
    public void One_iteration_is_too_few() => Assert.Null(Mib("100 R 10000", (8000, 0)));

    private static double? Mib(string arguments, params (long Minor, long Major)[] iterations) => Residency.MibOf(MeasuredRun.Of(WorkStudy.Of(
        "multiprog",
        900,
        new WorkRun("n01", new WorkProcess(arguments) { Label = "a", Iterations = iterations.Length, Samples = WorkStudy.Iterations("a", iterations) })))[0]);
}
