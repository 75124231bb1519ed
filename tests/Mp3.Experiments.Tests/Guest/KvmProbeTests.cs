// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class KvmProbeTests : IDisposable
{
    private static readonly GuestKernel Kernel = new("6.1.0-1-amd64", "/boot/vmlinuz", "/none", "/none");

    private readonly ScratchFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kvm_works_if_a_guest_booted()
    {
        using var fake = new FakeQemu("echo booted >\"$progress\"");

        Assert.Equal(new KvmVerdict(true, ""), await Probe(fake).ProbeAsync(Kernel, Token));
    }

    [Fact]
    public async Task Kvm_does_not_work_if_qemu_aborts_and_the_verdict_is_kept()
    {
        using (var aborting = new FakeQemu("echo 'error: failed to set MSR 0x48e' >&2; exit 134"))
        {
            Assert.Equal(new KvmVerdict(false, "error: failed to set MSR 0x48e"), await Probe(aborting).ProbeAsync(Kernel, Token));
        }

        using var booting = new FakeQemu("echo booted >\"$progress\"");
        Assert.False((await Probe(booting).ProbeAsync(Kernel, Token)).Works);
        Assert.True((await Probe(booting).ProbeAsync(Kernel with { Release = "6.12.1-amd64" }, Token)).Works);
    }

    [Fact]
    public async Task Without_the_device_nothing_is_booted_and_nothing_is_kept()
    {
        using var fake = new FakeQemu("echo booted >\"$progress\"");
        string missing = Path.Combine(_folder.Path, "nothing");

        KvmVerdict verdict = await new KvmProbe(Qemu.Find(fake.SearchPath), _folder.Path, missing).ProbeAsync(Kernel, Token);

        Assert.Equal(new KvmVerdict(false, $"{missing} can't be opened"), verdict);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private KvmProbe Probe(FakeQemu fake) => new(Qemu.Find(fake.SearchPath), _folder.Path, _folder.Write("device", ""));
}
