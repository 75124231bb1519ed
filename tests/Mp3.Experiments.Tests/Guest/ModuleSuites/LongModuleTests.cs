// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>What <c>make test-module-long</c> runs: minutes each, a guest of its own.</summary>
[Trait("Category", "Guest")]
public sealed class LongModuleTests(SharedParts parts, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    [Fact(Explicit = true)]
    public Task A_million_random_operations() => PassesAsync("fuzz/operations", "--fuzz", "1000000");

    [Fact(Explicit = true)]
    public Task A_thousand_cycles_of_load_and_unload_under_load() => PassesAsync("cycles/under_load", "--cycles", "1000");

    private async Task PassesAsync(string test, params string[] words)
    {
        ModuleTestGuest guest = await ModuleTestGuest.RunAsync(parts, words, Patience);

        foreach (string line in guest.Lines)
        {
            output.WriteLine(line);
        }

        Assert.True(guest.Report.Results.TryGetValue(test, out TapResult? result), guest.End);
        Assert.True(result.Passed, string.Join('\n', result.Diagnostics));
        Assert.Contains("# mp3-test: exit 0", guest.Lines);
    }
}
