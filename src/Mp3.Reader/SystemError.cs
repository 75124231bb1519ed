// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>Words for the errno of a system call that failed.</summary>
internal static class SystemError
{
    /// <summary>An error that has no more particular sentence.</summary>
    public static Mp3Exception Failed(string what, Errno errno) => Mp3Exception.Failed($"{what}: {Describe(errno)}");

    /// <summary>The device or the status file is not there.</summary>
    public static Mp3Exception NoModule(string path) => Mp3Exception.Unavailable(
        $"no {path}: the module is not loaded; load it with `insmod mp3.ko`, or run the experiment in the guest");

    /// <summary>As strerror(3) has it, with the name: <c>No such process (ESRCH)</c>.</summary>
    public static string Describe(Errno errno) =>
        $"{Marshal.GetPInvokeErrorMessage(NativeConvert.FromErrno(errno))} ({errno})";
}
