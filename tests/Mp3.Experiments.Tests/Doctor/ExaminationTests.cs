// SPDX-License-Identifier: MIT

using Mp3.Experiments.Doctor;

namespace Mp3.Experiments.Tests.Doctor;

public sealed class ExaminationTests : IDisposable
{
    private readonly MadeHost _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public async Task A_machine_with_everything_can_run_the_main_job_without_kvm()
    {
        Diagnosis diagnosis = await _made.ExamineAsync();

        Assert.True(diagnosis.CanRun, diagnosis.Verdict);
        DoctorFinding other = Assert.Single(diagnosis.Findings, finding => finding.State != FindingState.Ok);
        Assert.Equal(("KVM", FindingState.Note), (other.Check, other.State));
    }

    [Theory]
    [InlineData("bin/qemu-system-x86_64", "QEMU", "qemu-system-x86_64 is missing", "scripts/deps.sh qemu-system-x86")]
    [InlineData("cache/kernels", "kernels", "none here", "scripts/fetch-kernel.sh")]
    [InlineData("bin/busybox", "guest's tools", "no busybox", "scripts/deps.sh busybox-static")]
    [InlineData("bin/taskset", "guest's tools", "no taskset", "scripts/deps.sh util-linux")]
    [InlineData("bin/gcc", "compilers", "no gcc", "scripts/deps.sh gcc")]
    [InlineData("bin/strip", "compilers", "no strip", "scripts/deps.sh binutils")]
    [InlineData("bin/dotnet", "compilers", "no dotnet", "install the .NET 10 SDK: https://dotnet.microsoft.com/download")]
    [InlineData("include/stdio.h", "compilers", "no stdio.h", "scripts/deps.sh libc6-dev")]
    public async Task What_is_missing_is_named_with_the_command_that_brings_it(string file, string check, string detail, string remedy)
    {
        _made.Remove(file);

        Diagnosis diagnosis = await _made.ExamineAsync();

        DoctorFinding finding = Assert.Single(diagnosis.Findings, finding => finding.State == FindingState.Missing);
        Assert.Equal((check, remedy), (finding.Check, finding.Remedy));
        Assert.Contains(detail, finding.Detail, StringComparison.Ordinal);
        Assert.False(diagnosis.CanRun);
        Assert.EndsWith(check, diagnosis.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busybox_that_needs_libraries_does_not_serve()
    {
        _made.Remove("bin/busybox");
        _made.Add("busybox", "/bin/ls");

        DoctorFinding finding = await FindingAsync(_made.Host, "guest's tools");

        Assert.Equal(FindingState.Missing, finding.State);
        Assert.Contains("needs shared libraries", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_only_the_report_s_tests_are_left_out()
    {
        _made.Remove("bin/chromium");

        Diagnosis diagnosis = await _made.ExamineAsync();

        Assert.True(diagnosis.CanRun);
        Assert.Equal("scripts/deps.sh chromium", diagnosis.Findings.Single(finding => finding.Check == "Chromium").Remedy);
    }

    [Fact]
    public async Task Kernels_are_listed_with_what_they_lack()
    {
        _made.AddKernel("6.12.1-amd64", headers: false);

        DoctorFinding finding = await FindingAsync(_made.Host, "kernels");

        Assert.Equal("guests boot 6.1.0-56-amd64; here: 6.1.0-56-amd64 (cache), 6.12.1-amd64 (cache, no headers)", finding.Detail);
    }

    [Fact]
    public async Task A_kernel_that_is_wanted_and_not_here_is_missing()
    {
        Diagnosis diagnosis = await Examination.RunAsync(_made.Host, "6.12", probeAgain: false, TestContext.Current.CancellationToken);

        DoctorFinding finding = Assert.Single(diagnosis.Findings, finding => finding.State == FindingState.Missing);
        Assert.Equal("scripts/fetch-kernel.sh 6.12", finding.Remedy);
    }

    /// <summary>1024 MiB of RAM, and swap for what two processes of 1024 MiB touch.</summary>
    [Theory]
    [InlineData(16_384, 4, "4 at once")]
    [InlineData(16_384, 1, "1 at once")]
    [InlineData(4_500, 4, "room for 2 guests")]
    public async Task Memory_is_told_in_guests_of_full_size(long availableMib, int cores, string said)
    {
        DoctorFinding finding = await FindingAsync(_made.Host with { AvailableMib = availableMib, Cores = cores }, "memory");

        Assert.Equal(FindingState.Ok, finding.State);
        Assert.Contains(said, finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1500, "mp3 casestudy1 --scale 1/2")]
    [InlineData(100, null)]
    public async Task With_too_little_memory_the_scale_that_fits_is_named(long availableMib, string? remedy)
    {
        DoctorFinding finding = await FindingAsync(_made.Host with { AvailableMib = availableMib }, "memory");

        Assert.Equal((FindingState.Missing, remedy), (finding.State, finding.Remedy));
    }

    [Theory]
    [InlineData("tmp", "disk, guests", "set TMPDIR")]
    [InlineData("results", "disk, results", "--out")]
    public async Task A_full_disk_is_named_with_the_way_round_it(string folder, string check, string remedy)
    {
        // The results' folder does not exist yet: its parent's disk counts.
        Host full = _made.Host with { FreeMib = path => path.EndsWith(folder == "tmp" ? "/tmp" : Path.GetFileName(_made.Host.Checkout!), StringComparison.Ordinal) ? 10 : 100_000 };

        DoctorFinding finding = await FindingAsync(full, check);

        Assert.Equal(FindingState.Missing, finding.State);
        Assert.Contains("10 MiB free", finding.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_fonts_the_package_is_named()
    {
        DoctorFinding finding = await FindingAsync(_made.Host with { FontsFolder = "/nowhere" }, "fonts");

        Assert.Equal((FindingState.Missing, "scripts/deps.sh fonts-dejavu-core"), (finding.State, finding.Remedy));
    }

    [Fact]
    public async Task Outside_a_checkout_the_guest_s_parts_can_not_be_built() =>
        Assert.Equal(FindingState.Missing, (await FindingAsync(_made.Host with { Checkout = null }, "checkout")).State);

    private static async Task<DoctorFinding> FindingAsync(Host host, string check) =>
        (await MadeHost.ExamineAsync(host)).Findings.Single(finding => finding.Check == check);
}
