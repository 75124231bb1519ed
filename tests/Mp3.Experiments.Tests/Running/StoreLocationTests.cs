// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Commands;

namespace Mp3.Experiments.Tests.Running;

public sealed class StoreLocationTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void An_option_goes_before_the_variable() => Assert.Equal("/some/where", StoreLocation.Of("/some/where"));

    [Fact]
    public void A_relative_path_is_below_the_current_folder() => Assert.Equal(Path.Combine(Environment.CurrentDirectory, "x"), StoreLocation.Of("x"));

    /// <summary>The program is asked, because a variable of this process is every test's.</summary>
    [Theory]
    [InlineData("/a/cache/runs", "MP3_CACHE=/a/cache", "XDG_CACHE_HOME=/b", "HOME=/c")]
    [InlineData("/b/mp3/runs", "MP3_CACHE=", "XDG_CACHE_HOME=/b", "HOME=/c")]
    [InlineData("/proc/.cache/mp3/runs", "MP3_CACHE=", "XDG_CACHE_HOME=", "HOME=/proc")]
    public async Task Without_both_it_is_in_the_cache(string expected, params string[] variables)
    {
        ProgramRun run = await Mp3Program.RunAsync(
            _scratch.Path, ["runs"], [("MP3_STORE", ""), .. variables.Select(variable => variable.Split('=')).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal($"0 runs, 0 B, 0 s of CPU time\nstore: {expected}\n", run.Output);
    }
}
