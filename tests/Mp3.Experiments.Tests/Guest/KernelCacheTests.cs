// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

public sealed class KernelCacheTests : IDisposable
{
    private readonly ScratchFolder _cache = new();
    private readonly ScratchFolder _system = new();

    private KernelCache Kernels => new(_cache.Path, _system.Path);

    public void Dispose()
    {
        _cache.Dispose();
        _system.Dispose();
    }

    [Theory]
    [InlineData(null, "6.1.0-56-amd64")]
    [InlineData("6.1", "6.1.0-56-amd64")]
    [InlineData("6.1.0-9-amd64", "6.1.0-9-amd64")]
    [InlineData("6.12", "6.12.117+deb12-amd64")]
    [InlineData("6.12.95", "6.12.95+deb12-amd64")]
    [InlineData("6", "6.12.117+deb12-amd64")]
    public void The_newest_kernel_that_fits_is_taken(string? wanted, string release)
    {
        foreach (string each in new[] { "6.1.0-9-amd64", "6.1.0-56-amd64", "6.12.95+deb12-amd64", "6.12.117+deb12-amd64" })
        {
            Fetch(each);
        }

        GuestKernel kernel = Kernels.Resolve(wanted);

        Assert.Equal(release, kernel.Release);
        Assert.True(File.Exists(kernel.VmlinuzPath));
        Assert.True(File.Exists(Path.Combine(kernel.ModulesDir, "modules.dep")));
        Assert.True(File.Exists(Path.Combine(kernel.HeadersDir, "Makefile")));
    }

    [Fact]
    public void Without_a_6_1_the_newest_kernel_is_the_default()
    {
        Fetch("6.8.0-1-generic");
        Fetch("6.12.1-amd64");

        Assert.Equal("6.12.1-amd64", Kernels.Resolve(null).Release);
    }

    [Theory]
    [InlineData("6.1.0-65-amd64", "; did you mean 6.1.0-56-amd64?")]
    [InlineData("6.21", "; did you mean 6.12?")]
    [InlineData("9.9", "")]
    public void A_kernel_that_is_mistyped_is_suggested(string wanted, string hint)
    {
        Fetch("6.1.0-56-amd64");
        Fetch("6.12.117+deb12-amd64");

        var error = Assert.Throws<Mp3Exception>(() => Kernels.Resolve(wanted));

        Assert.EndsWith($"fetches it{hint}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_kernels_are_listed_oldest_first_with_where_they_are()
    {
        Fetch("6.12.1-amd64");
        Install("6.1.0-9-amd64", headers: false);

        Assert.Equal(
            [new KnownKernel("6.1.0-9-amd64", IsFetched: false, HasHeaders: false), new KnownKernel("6.12.1-amd64", IsFetched: true, HasHeaders: true)],
            Kernels.All());
        Assert.Equal(["6.12", "6.12.1-amd64"], Kernels.Names());
    }

    [Fact]
    public void A_fetched_kernel_goes_before_an_installed_one()
    {
        Fetch("6.1.0-9-amd64");
        Install("6.1.0-56-amd64", headers: true);

        Assert.Equal("6.1.0-9-amd64", Kernels.Resolve(null).Release);
        Assert.Equal("6.1.0-56-amd64", Kernels.Resolve("6.1.0-56").Release);
    }

    [Fact]
    public void A_fetch_that_was_not_finished_does_not_count()
    {
        Fetch("6.1.0-56-amd64");
        File.Delete(Path.Combine(_cache.Path, "kernels/6.1.0-56-amd64/complete"));

        AssertUnavailable(() => Kernels.Resolve(null), "no kernel for the guest; 'make deps' fetches one");
    }

    [Fact]
    public void A_kernel_that_is_not_there_is_named_with_the_command_that_brings_it()
    {
        Fetch("6.12.1-amd64");

        AssertUnavailable(() => Kernels.Resolve("6.1"), "no kernel 6.1 for the guest; 'make kernel KERNEL=6.1' fetches it");
    }

    [Fact]
    public void A_kernel_without_headers_is_refused()
    {
        Install("5.10.0-1-amd64", headers: false);

        AssertUnavailable(
            () => Kernels.Resolve("5.10"),
            "kernel 5.10.0-1-amd64 has no matching headers to build the module with; 'make kernel KERNEL=5.10' fetches it with its headers");
        AssertUnavailable(() => Kernels.Resolve(null), "no kernel for the guest; 'make deps' fetches one");
    }

    private static void AssertUnavailable(Action action, string message)
    {
        var error = Assert.Throws<Mp3Exception>(action);
        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.Equal(message, error.Message);
    }

    private void Fetch(string release)
    {
        Fill(_cache, $"kernels/{release}/", release, headers: true);
        _cache.Write($"kernels/{release}/complete", "");
    }

    private void Install(string release, bool headers) => Fill(_system, "", release, headers);

    private static void Fill(ScratchFolder folder, string root, string release, bool headers)
    {
        folder.Write($"{root}boot/vmlinuz-{release}", "kernel");
        folder.Write($"{root}lib/modules/{release}/modules.dep", "");
        if (headers)
        {
            folder.Write($"{root}lib/modules/{release}/build/Makefile", "");
        }
    }
}
