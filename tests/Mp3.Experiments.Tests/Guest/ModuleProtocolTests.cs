// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>
/// The module's side of <c>/proc/mp3/status</c> and <c>/dev/mp3</c>, in a guest whose PID 1 is
/// <c>module-protocol.sh</c>; a small program in C gives the errno.
/// </summary>
[Trait("Category", "Guest")]
[Trait("Guest", "Smoke")] // the one that continuous integration runs on every kernel of the matrix
public sealed class ModuleProtocolTests(SharedParts parts)
{
    private const string NotPermitted = "1";
    private const string NoSuchProcess = "3";
    private const string PermissionDenied = "13";
    private const string Exists = "17";
    private const string Invalid = "22";
    private const string Done = "0";

    [Fact]
    public async Task Every_request_is_done_or_refused_with_its_errno()
    {
        ILookup<string, string> said = await BootAsync();

        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["list-at-load"] = "",
            ["mode"] = "666",
            ["device-mode"] = "440",
            ["register"] = Done,
            ["register-with-newline"] = Done,
            ["both"] = "listed",
            ["register-twice"] = Exists,
            ["register-unknown"] = NoSuchProcess,
            ["register-kernel-thread"] = Invalid,
            ["register-init"] = Invalid,
            ["register-another-user-s"] = NotPermitted,
            ["unregister-another-user-s"] = NotPermitted,
            ["bad-verb"] = Invalid,
            ["tab"] = Exists,
            ["lower-case"] = Invalid,
            ["no-verb"] = Invalid,
            ["no-pid"] = Invalid,
            ["no-blank"] = Invalid,
            ["negative"] = Invalid,
            ["zero"] = Invalid,
            ["more-after-it"] = Invalid,
            ["no-number"] = Invalid,
            ["too-large"] = Invalid,
            ["over-long"] = Invalid,
            ["empty-line"] = Invalid,
            ["unregister-unknown"] = NoSuchProcess,
            ["unregister-not-registered"] = NoSuchProcess,
            ["map"] = Done,
            ["open-writable"] = PermissionDenied,
            ["map-writable"] = PermissionDenied,
            ["make-writable"] = PermissionDenied,
            ["unregister"] = Done,
            ["unregister-twice"] = NoSuchProcess,
            ["list-after-unregister"] = "other",
            ["register-again"] = Done,
            ["list-after-kill"] = "",
            ["self-registered"] = "listed",
            ["self-exit"] = "0",
            ["self-list-after"] = "",
            ["self-iterations"] = "3",
            ["unload-while-open"] = "1",
            ["loaded-still"] = "yes",
            ["register-and-unload"] = Done,
            ["unload"] = "0",
            ["device-after-unload"] = "gone",
            ["status-after-unload"] = "gone",
            ["bad-period"] = Invalid,
            ["load-again"] = "0",
            ["unload-again"] = "0",
        };
        Assert.Equal(
            expected.Select(pair => $"{pair.Key}: {pair.Value}"),
            said.Where(group => group.Key != "dmesg").SelectMany(group => group.Select(value => $"{group.Key}: {value}")));
        // What the kernel itself says of a module from outside its tree, and the one refusal that was asked for.
        Assert.Equal(
            [
                "mp3: loading out-of-tree module taints kernel.",
                "mp3: module verification failed: signature and/or required key missing - tainting kernel",
                "mp3: period_ms=0 is not in 1 to 10000",
            ],
            // busybox tries two system calls, so a refusal comes twice. The boot's last words, on its clocks, come when they will.
            said["dmesg"].Where(line => !line.StartsWith("tsc: ", StringComparison.Ordinal) && !line.StartsWith("clocksource: ", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal));
    }

    private async Task<ILookup<string, string>> BootAsync()
    {
        string folder = Path.Combine(Repository.Find(), "tests", "Mp3.Experiments.Tests", "Guest");
        using var built = new ScratchFolder();
        string program = Path.Combine(built.Path, "request");
        Tool.Run("gcc", ["-O1", "-Wall", "-Wextra", "-Werror", "-static", "-o", program, Path.Combine(folder, "request.c")]);
        Initramfs initramfs = await parts.ScriptedAsync(await File.ReadAllTextAsync(Path.Combine(folder, "module-protocol.sh"), Token));
        // The kernel unpacks one archive after the other.
        var more = new CpioArchive();
        more.AddFile("/bin/request", await File.ReadAllBytesAsync(program, Token), executable: true);
        var both = new Initramfs(new ReadOnlyMemory<byte>([.. initramfs.Image.Span, .. more.ToArray()]), "");

        var machine = new GuestMachine(
            BootImage.Of(SharedParts.Kernel, CacheFolder.Path), 256, GuestClock.Virtual, GuestAccelerator.Tcg, 1, [TestKernel.NoSelfTests])
        { ResultMib = 1 };
        var lines = new List<string>();
        GuestOutcome outcome = await Qemu.Find().WithPatience(Wait.Limit).RunAsync(machine, both, lines.Add, Token);

        Assert.IsType<GuestOutcome.Died>(outcome);
        return lines.Select(line => line.Split(": ", 2)).ToLookup(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
