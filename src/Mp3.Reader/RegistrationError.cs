// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>Sentences for what the module answers to a registration.</summary>
internal static class RegistrationError
{
    public static Mp3Exception FromOpen(string path, Errno errno) => errno switch
    {
        Errno.ENOENT or Errno.ENOTDIR => SystemError.NoModule(path),
        _ => Mp3Exception.Unavailable($"cannot open {path} for writing: {SystemError.Describe(errno)}"),
    };

    /// <param name="path">The status file.</param>
    /// <param name="verb">R, F, T, M or U.</param>
    /// <param name="pid">The process of the request.</param>
    /// <param name="errno">What write(2) said; null: it took only a part.</param>
    public static Mp3Exception FromWrite(string path, char verb, int pid, Errno? errno)
    {
        string what = verb switch
        {
            'R' => $"cannot register process {pid}",
            'F' => $"cannot follow process {pid}",
            'T' => $"cannot trace the faults of process {pid}",
            'M' => $"cannot register process {pid} as a monitor",
            _ => $"cannot unregister process {pid}",
        };
        return errno switch
        {
            Errno.ESRCH when verb != 'U' =>
                Mp3Exception.Usage($"{what}: there is no such process; register it while it lives"),
            Errno.ESRCH or Errno.ENOENT when verb == 'U' => Mp3Exception.Usage($"{what}: it is not registered"),
            Errno.EPERM or Errno.EACCES when verb == 'T' =>
                Mp3Exception.Usage($"{what}: that takes CAP_PERFMON, and a process that others may look into; run as root"),
            Errno.EPERM or Errno.EACCES =>
                Mp3Exception.Usage($"{what}: it belongs to another user; run as that user or as root"),
            Errno.EEXIST when verb == 'F' => Mp3Exception.Usage($"{what}: it is followed already"),
            Errno.EEXIST when verb == 'T' => Mp3Exception.Usage($"{what}: they are traced already"),
            Errno.EOPNOTSUPP when verb == 'T' => Mp3Exception.Failed(
                $"{what}: this kernel can't tell of faults (it has no tracepoints of them)"),
            Errno.EOPNOTSUPP => Mp3Exception.Failed(
                $"{what}: this kernel can't tell of forks (it has no tracepoints, or is a real-time one); register each process"),
            Errno.EEXIST => Mp3Exception.Usage($"{what}: it is registered already"),
            Errno.EDQUOT when verb == 'M' => Mp3Exception.Usage(
                $"{what}: its user has as many monitors as the module lets one have; unregister one, or do it as root"),
            Errno.EDQUOT => Mp3Exception.Usage(
                $"{what}: its user has as many processes registered as the module lets one have; "
                + "unregister some, do it as root, or load the module with a larger max_user_processes"),
            Errno.ENOSPC when verb == 'M' => Mp3Exception.Usage($"{what}: the module has as many as it takes"),
            Errno.ENOSPC => Mp3Exception.Usage(
                $"{what}: as many as the module takes are registered; load it with a larger max_processes"),
            Errno.ESHUTDOWN => Mp3Exception.Unavailable($"{what}: the module was stopped; load it again"),
            Errno.EINVAL => Mp3Exception.Failed(
                $"{what}: {path} doesn't understand the request; build the module and the program from the same sources"),
            null => Mp3Exception.Failed($"{what}: {path} took only a part of the request"),
            { } other => SystemError.Failed(what, other),
        };
    }
}
