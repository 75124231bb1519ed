// SPDX-License-Identifier: MIT

namespace Mp3.Protocol.Tests;

public sealed class WorkArgumentsTests
{
    public static TheoryData<Workload> Workloads => new(
        new Workload(1024, AccessPattern.Random, 50000, 20, 1),
        new Workload(64, AccessPattern.Local, 250, 4, ulong.MaxValue, ContentPercent: 50),
        new Workload(1, AccessPattern.Random, 4_000_000_000, Workload.UntilKilled, 5, PauseMs: 0),
        new Workload(1, AccessPattern.Random, 1, 1, 0, PauseMs: 250),
        new Workload(1, new AccessPattern(AccessKind.Sequential), 1, 1, 0),
        new Workload(1, new AccessPattern(AccessKind.Stride, 4100), 1, 1, 0),
        new Workload(1, new AccessPattern(AccessKind.Zipf), 1, 1, 0),
        new Workload(1, new AccessPattern(AccessKind.Hot, 10, 90), 1, 1, 0),
        new Workload(1, new AccessPattern(AccessKind.Chase), 1, 1, 0),
        new Workload(1, new AccessPattern(AccessKind.Phases, 4), 1, 1, 0));

    [Fact]
    public void A_guest_starts_its_processes_stopped_and_not_registered() => Assert.Equal(
        ["--no-register", "--stop", "--iterations=4", "--seed=18446744073709551615", "64", "L", "250"],
        WorkArguments.Of(new Workload(64, AccessPattern.Local, 250, 4, ulong.MaxValue)));

    [Theory]
    [MemberData(nameof(Workloads), DisableDiscoveryEnumeration = true)]
    public void What_was_said_is_read_back(Workload workload) =>
        Assert.Equal(workload, WorkArguments.TryParse(WorkArguments.Of(workload)));

    [Theory]
    [InlineData("100 Q 10")]
    [InlineData("0 R 10")]
    [InlineData("100 R")]
    [InlineData("100 stride=0 10")]
    [InlineData("100 stride=+8 10")]
    [InlineData("100 hot=10 10")]
    [InlineData("100 hot=100:1 10")]
    [InlineData("100 hot=1:101 10")]
    [InlineData("100 phases= 10")]
    [InlineData("--seed=x 100 R 10")]
    [InlineData("--list 100 R 10")]
    public void Other_arguments_are_no_workload(string arguments) => Assert.Null(WorkArguments.TryParse(arguments.Split(' ')));
}
