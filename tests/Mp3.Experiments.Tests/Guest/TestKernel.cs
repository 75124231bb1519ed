// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>
/// The kernel of the guests in tests: <c>MP3_TEST_KERNEL</c>, a release or a series such as 6.12; unset or empty: the
/// default one.
/// </summary>
internal static class TestKernel
{
    private const string Variable = "MP3_TEST_KERNEL";

    /// <summary>The kernel as a user names it; null: the default one.</summary>
    public static string? Wanted { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted ? wanted : null;

    /// <summary>What chooses it on the program's command line.</summary>
    public static IReadOnlyList<string> Arguments => Wanted is null ? [] : ["--kernel", Wanted];

    /// <summary>
    /// For the kernel's command line: without it, from Linux 6.12 on, the self-tests of the kernel's algorithms
    /// (cryptomgr_test) run beside PID 1 for more than a second, so that no CPU is idle and requests wait.
    /// </summary>
    public const string NoSelfTests = "cryptomgr.notests";

    public static GuestKernel Resolve() => KernelCache.OfThisMachine().Resolve(Wanted);
}
