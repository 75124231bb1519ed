// SPDX-License-Identifier: MIT

using Mp3.Experiments.Doctor;
using Mp3.Experiments.Doctor.Checks;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.Doctor;

public sealed class KvmCheckTests : IDisposable
{
    private static readonly GuestKernel Kernel = new("6.1.0-1-amd64", "/boot/vmlinuz", "/none", "/none");

    private readonly MadeHost _made = new();
    private readonly ScratchFolder _folder = new();

    public void Dispose()
    {
        _made.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_verdict_from_the_cache_is_called_that_until_a_guest_is_booted_again()
    {
        using (var aborting = new FakeQemu("echo 'error: failed to set MSR 0x48e' >&2; exit 134"))
        {
            DoctorFinding first = await CheckAsync(aborting);
            Assert.Equal(FindingState.Note, first.State);
            Assert.Contains("failed to set MSR 0x48e (tried just now)", first.Detail, StringComparison.Ordinal);
            Assert.Null(first.Remedy);
        }

        using var booting = new FakeQemu("echo booted >\"$progress\"");
        DoctorFinding kept = await CheckAsync(booting);
        Assert.Equal((FindingState.Note, "mp3 doctor --again"), (kept.State, kept.Remedy));
        Assert.Contains("failed to set MSR 0x48e (as an earlier boot found, kept in the cache)", kept.Detail, StringComparison.Ordinal);

        DoctorFinding again = await CheckAsync(booting, again: true);
        Assert.Equal((FindingState.Ok, "a guest boots (tried just now)"), (again.State, again.Detail));
        Assert.Equal("a guest boots (as an earlier boot found, kept in the cache)", (await CheckAsync(booting)).Detail);
    }

    [Fact]
    public async Task Without_a_kernel_nothing_is_booted()
    {
        DoctorFinding finding = await KvmCheck.OfAsync(_made.Host, Qemu.Find(), kernel: null, again: true, TestContext.Current.CancellationToken);

        Assert.Equal(FindingState.Note, finding.State);
        Assert.StartsWith("not tried", finding.Detail, StringComparison.Ordinal);
    }

    private Task<DoctorFinding> CheckAsync(FakeQemu fake, bool again = false) => KvmCheck.OfAsync(
        _made.Host with { KvmDevice = _folder.Write("device", "") }, Qemu.Find(fake.SearchPath), Kernel, again, TestContext.Current.CancellationToken);
}
