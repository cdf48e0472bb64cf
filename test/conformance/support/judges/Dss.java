import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the European Commission's DSS says of signatures, a line for each: file, level, indication, sub-indication, errors.
 * Arguments: a trusted root, CRLs, and PDF files, told apart by their endings.
 */
public class Dss {
    public static void main(String[] args) throws Exception {
        var trusted = new CommonTrustedCertificateSource();
        List<byte[]> lists = new ArrayList<>();
        for (String file : args) {
            if (file.endsWith(".pem")) trusted.addCertificate(DSSUtils.loadCertificate(new File(file)));
            if (file.endsWith(".crl")) lists.add(Files.readAllBytes(Path.of(file)));
        }
        for (String file : args) {
            if (!file.endsWith(".pdf")) continue;
            var verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            verifier.setCrlSource(offline(lists));
            var validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            var report = validator.validateDocument().getSimpleReport();
            for (String id : report.getSignatureIdList()) {
                var errors = report.getAdESValidationErrors(id).stream().map(each -> each.getValue()).toList();
                System.out.println(file + "\t" + report.getSignatureFormat(id) + "\t" + report.getIndication(id) + "\t"
                    + report.getSubIndication(id) + "\t" + errors);
            }
        }
    }

    private static CRLSource offline(List<byte[]> lists) {
        return new CRLSource() {
            @Override
            public CRLToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
                for (byte[] list : lists) {
                    try {
                        var validity = CRLUtils.buildCRLValidity(CRLUtils.buildCRLBinary(list), issuer);
                        if (!validity.isValid()) continue;
                        var token = new CRLToken(certificate, validity);
                        token.setExternalOrigin(RevocationOrigin.EXTERNAL);
                        return token;
                    } catch (Exception unrelated) {
                        continue;
                    }
                }
                return null;
            }
        };
    }
}
